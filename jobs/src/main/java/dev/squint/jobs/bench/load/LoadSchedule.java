package dev.squint.jobs.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * When which camera of a load sends: all in turn, evenly spread over time.
 *
 * @param order what is sent
 */
record LoadSchedule(LoadOrder order) {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** When the send number {@code tick} is due, nanoseconds after the load began. */
  long dueNanos(long tick) {
    return (long) (tick / order.totalFramesPerSecond() * NANOS_PER_SECOND);
  }

  /** The first send that is due at {@code nanos} after the load began, or later. */
  long tickAt(long nanos) {
    long tick = Math.max(0, (long) (nanos / NANOS_PER_SECOND * order.totalFramesPerSecond()) - 1);
    while (dueNanos(tick) < nanos) {
      tick++;
    }
    return tick;
  }

  /** Which camera sends then. */
  int camera(long tick) {
    return (int) (tick % order.cameras());
  }

  /** How many frames that camera has sent before. */
  long frame(long tick) {
    return tick / order.cameras();
  }
}
