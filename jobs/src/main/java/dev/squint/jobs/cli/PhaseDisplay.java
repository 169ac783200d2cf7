package dev.squint.jobs.cli;

import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.Phases;
import org.jspecify.annotations.Nullable;

/** Shows the parts of long work one after another, each with its progress. One thread. */
final class PhaseDisplay implements Phases, AutoCloseable {
  private final Console console;
  private @Nullable ProgressDisplay current;

  PhaseDisplay(Console console) {
    this.console = console;
  }

  @Override
  public Progress begin(String task, String unit) {
    close();
    ProgressDisplay next = console.progress(task, unit);
    current = next;
    return next;
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
