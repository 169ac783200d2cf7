package dev.squint.jobs.ingest;

import dev.squint.jobs.options.SendingRate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Holds each frame back until it is due. A frame that is late goes at once, so a short stall is
 * made up for. Not thread-safe.
 */
final class FramePacer {
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SendingRate rate;
  private final LongSupplier nanoTime;
  private long startNanos;
  private boolean started;

  FramePacer(SendingRate rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
  }

  /**
   * Waits until a frame is due, or until {@code stop} says so.
   *
   * @param index of the frame, counted over all repetitions
   * @param micros of the frame since the recording's start
   */
  void await(long index, long micros, BooleanSupplier stop) throws InterruptedException {
    if (!started) {
      started = true;
      startNanos = nanoTime.getAsLong();
    }
    long dueNanos = startNanos + delayNanos(index, micros);
    long remaining = dueNanos - nanoTime.getAsLong();
    while (remaining > 0 && !stop.getAsBoolean()) {
      LockSupport.parkNanos(Math.min(remaining, LONGEST_PAUSE_NANOS));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      remaining = dueNanos - nanoTime.getAsLong();
    }
  }

  private long delayNanos(long index, long micros) {
    if (rate.isUnlimited()) {
      return 0;
    }
    return rate.isOwnPace()
        ? TimeUnit.MICROSECONDS.toNanos(micros)
        : (long) (index / rate.framesPerSecond() * TimeUnit.SECONDS.toNanos(1));
  }
}
