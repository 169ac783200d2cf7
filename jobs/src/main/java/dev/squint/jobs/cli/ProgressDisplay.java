package dev.squint.jobs.cli;

import dev.squint.jobs.offline.Progress;
import java.io.PrintWriter;

/** Shows on standard error how far long work has come. One thread. */
abstract class ProgressDisplay implements Progress, AutoCloseable {
  /** What most work is counted in. */
  static final String FRAMES = "frames";

  /** Set by the launcher, since Java cannot tell: whether standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "squint.terminal";

  /** A bar on a terminal, plain lines elsewhere. */
  static ProgressDisplay of(String task, String unit, PrintWriter err) {
    return Boolean.getBoolean(TERMINAL_PROPERTY)
        ? new ProgressOnTerminal(task, unit)
        : new ProgressInLines(task, unit, err, System::nanoTime);
  }

  @Override
  public abstract void close();
}
