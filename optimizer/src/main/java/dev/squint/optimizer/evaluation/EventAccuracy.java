package dev.squint.optimizer.evaluation;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.BitSet;

/**
 * How the events of an answer match those of the truth, with intervals over events, which may pass
 * for independent where frames may not.
 *
 * @param counts events found, missed and invented
 * @param answered events of the answer
 * @param precision share of the answered events that are of the truth; NaN when there are none
 * @param precisionInterval 95%
 * @param recall share of the truth's events that were found; NaN when there are none
 * @param recallInterval 95%
 */
public record EventAccuracy(
    EventCounts counts,
    int answered,
    double precision,
    BinomialInterval precisionInterval,
    double recall,
    BinomialInterval recallInterval) {

  /** Matches the events of two smoothed timelines. */
  static EventAccuracy compare(BitSet truth, BitSet answer) {
    EventCounts counts = EventCounts.compare(truth, answer);
    int answered = EventCounts.eventsOf(answer);
    int real = answered - counts.invented();
    int events = counts.found() + counts.missed();
    return new EventAccuracy(
        counts,
        answered,
        share(real, answered),
        BinomialInterval.of(real, answered, QueryAccuracy.CONFIDENCE),
        share(counts.found(), events),
        BinomialInterval.of(counts.found(), events, QueryAccuracy.CONFIDENCE));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
