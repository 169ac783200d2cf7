package dev.squint.optimizer.threshold;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.replay.FilterSlice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The search for the thresholds of one candidate with a specialized model.
 *
 * <p>For one query the outcome is exact: no pair of thresholds within the limits refers fewer
 * frames. With several queries a frame is referred when any of them is in doubt, and the reference
 * model then answers it for all. The search starts from what is best for each query alone and
 * improves one query at a time, exactly given the doubts of the others, until none improves. The
 * outcome keeps the limits for every query, but another combination may refer fewer frames.
 */
public final class ThresholdSearch {
  private static final ScoreThresholds ALWAYS_IN_DOUBT = new ScoreThresholds(0, 1);
  private static final double[] START_SHARES = {1, 0.75, 0.5, 0.25, 0};
  private static final int MAX_ROUNDS = 10;

  private final FilteredTruth filtered;
  private final float[][] scores;
  private final RankedScores[] ranks;

  /**
   * A search.
   *
   * @param filtered the answers behind the candidate's filter
   * @param scores {@code [query][frame]}, frames counted from the first of the footage
   */
  public ThresholdSearch(FilteredTruth filtered, float[][] scores) {
    this.filtered = filtered;
    this.scores = scores;
    ranks = new RankedScores[filtered.queries()];
    for (int query = 0; query < ranks.length; query++) {
      ranks[query] = RankedScores.of(filtered.slice(), scores[query]);
    }
  }

  /** Thresholds, one a query, that keep within {@code limits}; empty when none do. */
  public Optional<List<ScoreThresholds>> find(ErrorLimits limits) {
    if (ranks.length == 1) {
      return findOne(0, new BitSet(), limits).map(List::of);
    }
    return start(limits).map(start -> improve(start, limits));
  }

  private Optional<ScoreThresholds> findOne(int query, BitSet referred, ErrorLimits limits) {
    return StaircaseSearch.find(
        filtered.slice(),
        filtered.truth(query),
        ranks[query].without(referred),
        filtered.errors(query),
        limits);
  }

  private Optional<List<ScoreThresholds>> start(ErrorLimits limits) {
    for (double share : START_SHARES) {
      ErrorLimits tighter =
          new ErrorLimits(share * limits.falseNegativeRate(), share * limits.falsePositiveRate());
      List<ScoreThresholds> start = new ArrayList<>();
      for (int query = 0; query < ranks.length; query++) {
        start.add(findOne(query, new BitSet(), tighter).orElse(ALWAYS_IN_DOUBT));
      }
      if (keeps(start, limits)) {
        return Optional.of(start);
      }
    }
    return filtered.keeps(limits)
        ? Optional.of(Collections.nCopies(ranks.length, ALWAYS_IN_DOUBT))
        : Optional.empty();
  }

  private List<ScoreThresholds> improve(List<ScoreThresholds> start, ErrorLimits limits) {
    List<ScoreThresholds> best = start;
    int referred = doubts(best, -1).cardinality();
    boolean improved = true;
    for (int round = 0; improved && round < MAX_ROUNDS; round++) {
      improved = false;
      for (int query = 0; query < ranks.length; query++) {
        Optional<ScoreThresholds> other = findOne(query, doubts(best, query), limits);
        if (other.isEmpty()) {
          continue;
        }
        List<ScoreThresholds> changed = new ArrayList<>(best);
        changed.set(query, other.get());
        int then = doubts(changed, -1).cardinality();
        if (then < referred && keeps(changed, limits)) {
          best = changed;
          referred = then;
          improved = true;
        }
      }
    }
    return best;
  }

  /** Numbers of the frames let through that some query but {@code except} is in doubt about. */
  private BitSet doubts(List<ScoreThresholds> thresholds, int except) {
    FilterSlice slice = filtered.slice();
    BitSet doubts = new BitSet(slice.letThrough());
    for (int query = 0; query < ranks.length; query++) {
      if (query != except) {
        for (int number = 0; number < slice.letThrough(); number++) {
          if (thresholds.get(query).isInDoubt(scores[query][slice.frameOf(number)])) {
            doubts.set(number);
          }
        }
      }
    }
    return doubts;
  }

  private boolean keeps(List<ScoreThresholds> thresholds, ErrorLimits limits) {
    FilterSlice slice = filtered.slice();
    BitSet referred = doubts(thresholds, -1);
    for (int query = 0; query < ranks.length; query++) {
      AnswerErrors errors = filtered.errors(query);
      for (int number = referred.nextClearBit(0);
          number < slice.letThrough();
          number = referred.nextClearBit(number + 1)) {
        boolean answer =
            scores[query][slice.frameOf(number)] > thresholds.get(query).presentAbove();
        if (filtered.truth(query).raw().get(slice.localFrameOf(number)) != answer) {
          errors.change(slice, number, answer);
        }
      }
      if (!errors.keeps(limits)) {
        return false;
      }
    }
    return true;
  }
}
