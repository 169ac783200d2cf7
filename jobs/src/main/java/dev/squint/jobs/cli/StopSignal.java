package dev.squint.jobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Tells long work that Ctrl-C was pressed, or that the process was asked to end; the work closes
 * what it has written and returns.
 *
 * <p>A command that takes one in its constructor is trusted to ask {@link #getAsBoolean()} again
 * and again, or to wait in {@link #await()}; others end at once, and so does any at the second
 * signal. Thread-safe.
 */
public final class StopSignal implements BooleanSupplier {
  /*
   * Signals are handled here and not in a shutdown hook, because hooks run all at once: ONNX Runtime's
   * own frees the runtime under the models that are still at work, which ends in a crash.
   */
  private static final int NOT_RAISED = 0;

  private final CountDownLatch raised = new CountDownLatch(1);
  private volatile boolean watched;
  private volatile int exitCode = NOT_RAISED;

  /** A signal that nobody raises but {@link #raise()}. */
  public StopSignal() {}

  /** A signal that is raised when the process is asked to end. */
  static StopSignal install() {
    StopSignal stop = new StopSignal();
    ProcessSignals.handle(stop::onProcessSignal);
    return stop;
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

  /** From now on a command that asks is at work. */
  void watch() {
    watched = true;
  }

  /** What the process should end with: {@code code}, or the signal's own code after a signal. */
  int exitCode(int code) {
    return exitCode == NOT_RAISED ? code : exitCode;
  }

  private void onProcessSignal(int signalExitCode) {
    boolean first = exitCode == NOT_RAISED;
    exitCode = signalExitCode;
    raise();
    if (!watched) {
      System.exit(signalExitCode);
    } else if (!first) {
      Runtime.getRuntime().halt(signalExitCode);
    }
  }
}
