package dev.squint.optimizer.choose;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.BitSet;

/**
 * The error of a plan on one query over one stretch of frames, between smoothed timelines.
 *
 * @param query its name
 * @param frames agreement frame by frame
 * @param missedEventShare mean over events of the share of the event's frames that is reported
 *     absent, {@code [0, 1]}; 0 without events
 */
public record QueryError(String query, PresenceCounts frames, double missedEventShare) {

  /** The error of a smoothed answer. */
  static QueryError of(QueryTruth truth, BitSet timeline) {
    double missed = 0;
    for (double loss : truth.events().losses(timeline)) {
      missed += loss;
    }
    return new QueryError(
        truth.query(),
        PresenceCounts.compare(truth.timeline(), timeline, truth.frames()),
        missed / Math.max(1, truth.events().count()));
  }

  /** The worse of the rate over frames and the mean over events, {@code [0, 1]}. */
  public double falseNegativeRate() {
    double overFrames = frames.present() == 0 ? 0 : frames.falseNegativeRate();
    return Math.max(overFrames, missedEventShare);
  }

  /** Absent frames reported present, {@code [0, 1]}; 0 when none was absent. */
  public double falsePositiveRate() {
    return frames.absent() == 0 ? 0 : frames.falsePositiveRate();
  }
}
