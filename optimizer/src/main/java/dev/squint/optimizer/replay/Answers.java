package dev.squint.optimizer.replay;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A plan's answers over one stretch of frames, which are counted from its first: what the cascade's
 * engine and resolver would say, for whole stretches at once.
 *
 * @param referred numbers of the frames let through that reach the reference model; owned, not to
 *     be modified
 * @param raw one a query: presence before smoothing, copies filled in; owned, not to be modified
 */
public record Answers(BitSet referred, BitSet[] raw) {
  private static final float[] NO_SCORES = {};

  /**
   * The answers of a plan.
   *
   * <p>Copies of a frame from before the stretch take the truth of that frame.
   *
   * @param thresholds one a query; empty without {@code scores}
   */
  public static Answers of(
      Truth truth, FilterSlice slice, Optional<ScoreLog> scores, List<ScoreThresholds> thresholds) {
    BitSet referred = new BitSet(slice.letThrough());
    if (scores.isEmpty()) {
      referred.set(0, slice.letThrough());
    } else {
      for (int query = 0; query < thresholds.size(); query++) {
        markDoubt(slice, scores.get().scores()[query], thresholds.get(query), referred);
      }
    }
    BitSet[] raw = new BitSet[truth.queries().size()];
    for (int query = 0; query < raw.length; query++) {
      int index = query;
      raw[query] =
          answer(
              truth.raw()[query],
              slice,
              referred,
              scores.map(log -> log.scores()[index]).orElse(NO_SCORES),
              scores.isPresent() ? thresholds.get(query).presentAbove() : 1);
    }
    return new Answers(referred, raw);
  }

  private static void markDoubt(
      FilterSlice slice, float[] scores, ScoreThresholds thresholds, BitSet referred) {
    for (int number = 0; number < slice.letThrough(); number++) {
      if (thresholds.isInDoubt(scores[slice.frameOf(number)])) {
        referred.set(number);
      }
    }
  }

  private static BitSet answer(
      BitSet truth, FilterSlice slice, BitSet referred, float[] scores, double presentAbove) {
    BitSet raw = new BitSet(slice.span().length());
    for (int run = 0; run < slice.runs(); run++) {
      int number = slice.numberOfRun(run);
      int source = slice.sourceOfRun(run);
      boolean byTruth = number < 0 || referred.get(number);
      boolean present = byTruth ? truth.get(source) : scores[source] > presentAbove;
      if (present) {
        raw.set(slice.runStart(run), slice.runEnd(run));
      }
    }
    return raw;
  }

  /** The smoothed timeline of a query. */
  public BitSet timeline(int query, FilterSlice slice, int smoothingFrames) {
    return Majority.smooth(raw[query], slice.span().length(), smoothingFrames);
  }
}
