package dev.squint.jobs.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * Whether a sender keeps its pace: a sender that cannot would be taken for a job that need not do
 * more. Mutable; belongs to the sender's thread.
 */
final class PaceWatch {
  /** A frame this late is late: a tenth of a camera's second, and seen in the latencies. */
  static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A sender this far behind lets the frames in between go, as a camera would. */
  static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long sent;
  private long late;
  private long lost;
  private long worstNanos;

  /** Takes a frame that was sent {@code lateNanos} after it was due. */
  void onSent(long lateNanos) {
    sent++;
    if (lateNanos > LATE_NANOS) {
      late++;
    }
    worstNanos = Math.max(worstNanos, lateNanos);
  }

  /** Takes frames that are not sent at all. */
  void onLost(long frames) {
    lost += frames;
  }

  /** Whether a sender this late is to go on with what is due now. */
  boolean isLost(long lateNanos) {
    return lateNanos > LOST_NANOS;
  }

  long sent() {
    return sent;
  }

  long late() {
    return late;
  }

  long lost() {
    return lost;
  }

  double worstMillis() {
    return worstNanos / 1e6;
  }
}
