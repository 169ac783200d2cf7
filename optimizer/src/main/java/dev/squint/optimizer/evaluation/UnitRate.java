package dev.squint.optimizer.evaluation;

import dev.squint.optimizer.replay.AbsenceBlocks;
import dev.squint.optimizer.replay.EventUnits;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.statistics.HoeffdingBentkus;
import java.util.Arrays;
import java.util.BitSet;

/**
 * An error rate averaged over units that may pass for independent, and what it is at most: for
 * misses the events of the truth, those a moment apart counted as one, for inventions blocks of its
 * absence, as a certificate counts them.
 *
 * @param units events or blocks
 * @param unitFrames frames of a block; 0 when the unit is the event
 * @param observed mean over the units of the share of a unit's frames that is wrong; NaN without
 *     units
 * @param upperBound of the rate, at {@link QueryAccuracy#CONFIDENCE}, one-sided; 1 without units
 */
public record UnitRate(int units, int unitFrames, double observed, double upperBound) {

  /** The rate of misses of a smoothed answer. */
  static UnitRate ofMisses(EventUnits events, BitSet answer) {
    return of(events.losses(answer), 0);
  }

  /** The rate of inventions of a smoothed answer. */
  static UnitRate ofInventions(EventUnits events, BitSet answer, int frames, int smoothingFrames) {
    int blockFrames = AbsenceBlocks.lengthFor(events, smoothingFrames);
    return of(AbsenceBlocks.losses(events, answer, frames, blockFrames), blockFrames);
  }

  /** The units of a smoothed timeline. */
  static EventUnits events(BitSet timeline, int frames, double framesPerSecond) {
    int merge = (int) Math.ceil(QueryTruth.MERGE_SECONDS * framesPerSecond);
    return EventUnits.of(timeline, frames, merge);
  }

  private static UnitRate of(double[] losses, int unitFrames) {
    double observed = Math.min(1, Arrays.stream(losses).average().orElse(Double.NaN));
    double upper =
        losses.length == 0
            ? 1
            : HoeffdingBentkus.upperBound(observed, losses.length, 1 - QueryAccuracy.CONFIDENCE);
    return new UnitRate(losses.length, unitFrames, observed, upper);
  }
}
