package dev.squint.optimizer.threshold;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.Optional;

/**
 * The exact search for one query's thresholds: among all pairs, one that leaves the fewest frames
 * in doubt while the smoothed answer keeps within the limits.
 */
final class StaircaseSearch {
  /*
   * Let the frames be ranked by score. A pair of thresholds is a pair (a, p): groups before a are
   * answered absent, groups from p on present, those between by the truth. Raising a turns raw
   * answers from present to absent only; lowering p turns them from absent to present only. A
   * majority keeps that order, so false negatives grow with a and with p, false positives shrink
   * with both. Hence the best p for a given a is the smallest that keeps the false positives, and
   * it only falls as a rises: both move one way, a staircase. Where they meet nothing is in doubt.
   * From there both may rise together while the false negatives keep: of those pairs, all free, the
   * one with the fewest wrong frames is taken, and of equal ones that with the widest gap between
   * the scores on its two sides.
   *
   * Each step flips the frames of one group, so that a search costs the length of the stretch plus
   * a window per run of equal labels. Whether p may fall by one is read off a second state that is
   * always one group ahead, which saves flipping back.
   */
  private final FilterSlice slice;
  private final QueryTruth truth;
  private final RankedScores ranks;
  private final ErrorLimits limits;
  private final AnswerErrors errors; // at (absent, present)
  private final AnswerErrors ahead; // at (absent, present - 1), while there is such a pair
  private int absent;
  private int present;
  private int bestAbsent;
  private int bestPresent;
  private int bestDoubt = Integer.MAX_VALUE;
  private int bestWrong;
  private double bestGap;

  private StaircaseSearch(
      FilterSlice slice,
      QueryTruth truth,
      RankedScores ranks,
      AnswerErrors resolved,
      ErrorLimits limits) {
    this.slice = slice;
    this.truth = truth;
    this.ranks = ranks;
    this.limits = limits;
    errors = resolved;
    ahead = resolved.copy();
    present = ranks.groups();
  }

  /**
   * The best thresholds, or empty when none keep the limits.
   *
   * @param ranks the frames whose answer the thresholds decide; the truth answers all others
   * @param resolved the errors when the truth answers every frame let through; changed here
   */
  static Optional<ScoreThresholds> find(
      FilterSlice slice,
      QueryTruth truth,
      RankedScores ranks,
      AnswerErrors resolved,
      ErrorLimits limits) {
    return new StaircaseSearch(slice, truth, ranks, resolved, limits).walk();
  }

  private Optional<ScoreThresholds> walk() {
    stepAhead();
    while (true) {
      while (canLower() && ahead.keepsFalsePositives(limits.falsePositiveRate())) {
        answer(errors, present - 1, true);
        present--;
        stepAhead();
      }
      offer();
      if (absent == present || absent == ranks.lastAbsent()) {
        break;
      }
      boolean sharesGroup = absent == present - 1;
      answer(errors, absent, false);
      if (!sharesGroup) {
        answer(ahead, absent, false);
      }
      absent++;
    }
    while (absent == present && absent < ranks.lastAbsent() && errors.keeps(limits)) {
      turnAbsent();
      offer();
    }
    return bestDoubt == Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(ranks.thresholds(bestAbsent, bestPresent));
  }

  /** Moves both thresholds, which meet, above the next group. */
  private void turnAbsent() {
    for (int rank = ranks.start(absent); rank < ranks.start(absent + 1); rank++) {
      errors.change(slice, ranks.numberAt(rank), false);
    }
    absent++;
    present++;
  }

  private boolean canLower() {
    return present > Math.max(absent, ranks.firstPresent());
  }

  private void stepAhead() {
    if (canLower()) {
      answer(ahead, present - 1, true);
    }
  }

  private void offer() {
    int doubt = ranks.start(present) - ranks.start(absent);
    if (doubt > bestDoubt || !errors.keeps(limits)) {
      return;
    }
    int wrong = errors.wrong();
    double gap = absent == present ? ranks.gap(absent) : 0;
    boolean better =
        doubt < bestDoubt || wrong < bestWrong || (wrong == bestWrong && gap > bestGap);
    if (better) {
      bestDoubt = doubt;
      bestWrong = wrong;
      bestGap = gap;
      bestAbsent = absent;
      bestPresent = present;
    }
  }

  /** Answers a group for itself where the truth answered before. */
  private void answer(AnswerErrors state, int group, boolean answer) {
    for (int rank = ranks.start(group); rank < ranks.start(group + 1); rank++) {
      int number = ranks.numberAt(rank);
      if (truth.raw().get(slice.localFrameOf(number)) != answer) {
        state.change(slice, number, answer);
      }
    }
  }
}
