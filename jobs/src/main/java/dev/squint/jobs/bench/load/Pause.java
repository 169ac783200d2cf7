package dev.squint.jobs.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that a stop ends early. */
public final class Pause {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Pause() {}

  /**
   * Waits for {@code time}.
   *
   * @param step called about twenty times a second
   * @return whether the time passed without a stop
   */
  public static boolean of(Duration time, BooleanSupplier stop, Runnable step)
      throws InterruptedException {
    return !until(() -> false, time, stop, step) && !stop.getAsBoolean();
  }

  /**
   * Waits until something holds, at most {@code patience}.
   *
   * @param step called about twenty times a second
   * @return whether it holds
   */
  public static boolean until(
      BooleanSupplier condition, Duration patience, BooleanSupplier stop, Runnable step)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || stop.getAsBoolean()) {
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      step.run();
      LockSupport.parkNanos(Math.min(left, STEP_NANOS));
    }
    return true;
  }
}
