package dev.squint.jobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells long work that Ctrl-C was pressed (or the process was asked to end), and holds the process
 * until the work has closed what it wrote.
 *
 * <p>Work asks {@link #getAsBoolean()} between frames, or waits with {@link #await()}. Thread-safe.
 */
public final class StopSignal implements BooleanSupplier {
  private static final long GRACE_SECONDS = 30;

  private final CountDownLatch raised = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /** A signal that nobody raises but {@link #raise()}. */
  public StopSignal() {}

  /** A signal that is raised when the process is asked to end. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "squint-stop"));
    return signal;
  }

  /** Whether work should stop. */
  @Override
  public boolean getAsBoolean() {
    return raised.getCount() == 0;
  }

  /** Asks the work to stop. */
  public void raise() {
    raised.countDown();
  }

  /** Waits until work should stop. */
  public void await() throws InterruptedException {
    raised.await();
  }

  /** Lets the process end: all is closed. */
  public void finish() {
    finished.countDown();
  }

  private void stopAndWait() {
    raise();
    try {
      finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
