package dev.squint.jobs.bench.latency;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.wire.DetectionRecord;

/**
 * The detections of the frames that were captured in one stretch of time. Not thread-safe.
 *
 * <p>A frame's path is told by who decided it. A frame of the filter path may still have waited for
 * the reference model: the resolver gives a camera's answers out in the order of its frames.
 */
final class AnswerWindow {
  private final long fromMillis;
  private long untilMillis = Long.MAX_VALUE;
  private final LatencyRecorder filter = new LatencyRecorder();
  private final LatencyRecorder reference = new LatencyRecorder();
  private final LatencyRecorder toFilter = new LatencyRecorder();
  private final LatencyRecorder toResolved = new LatencyRecorder();
  private final LatencyRecorder toReader = new LatencyRecorder();
  private long unresolved;

  /**
   * An empty window.
   *
   * @param fromMillis frames captured before are left out
   */
  AnswerWindow(long fromMillis) {
    this.fromMillis = fromMillis;
  }

  /** Leaves out frames captured at {@code millis} or later; those before may still be taken. */
  void end(long millis) {
    untilMillis = millis;
  }

  /** Takes a detection that was read at {@code readMillis}. */
  void take(DetectionRecord detection, long readMillis) {
    long captured = detection.capturedAt().toEpochMilli();
    if (captured < fromMillis || captured >= untilMillis) {
      return;
    }
    long ingested = detection.timing().ingestedAt().toEpochMilli();
    long emitted = detection.timing().emittedAt().toEpochMilli();
    toFilter.record(ingested - captured);
    toResolved.record(emitted - ingested);
    toReader.record(readMillis - emitted);
    DecidedBy by = detection.verdicts().get(0).decidedBy();
    unresolved += by == DecidedBy.UNRESOLVED ? 1 : 0;
    boolean looked = by == DecidedBy.REFERENCE_MODEL || by == DecidedBy.UNRESOLVED;
    (looked ? reference : filter).record(readMillis - captured);
  }

  AnswerFigures figures() {
    return new AnswerFigures(
        filter.figures(),
        reference.figures(),
        new AnswerFigures.Legs(toFilter.figures(), toResolved.figures(), toReader.figures()),
        unresolved);
  }
}
