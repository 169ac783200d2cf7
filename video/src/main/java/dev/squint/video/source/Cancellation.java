package dev.squint.video.source;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A switch that is thrown once, from any thread, and wakes who waits for it. */
final class Cancellation implements BooleanSupplier {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Throws the switch; true for the call that did it. */
  synchronized boolean cancel() {
    boolean first = !isCancelled();
    latch.countDown();
    return first;
  }

  boolean isCancelled() {
    return latch.getCount() == 0;
  }

  /** Waits until cancelled, at most {@code limit}. */
  void await(Duration limit) throws InterruptedException {
    // Whether it was cancelled or timed out, the caller asks isCancelled().
    boolean ignored = latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean getAsBoolean() {
    return isCancelled();
  }
}
