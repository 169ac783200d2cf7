package dev.squint.jobs.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar with rate and time left. It appears with the first frame. */
final class ProgressOnTerminal extends ProgressDisplay {
  private static final int UNKNOWN = -1;

  private final String task;
  private final String unit;
  private long expected = UNKNOWN;
  private @Nullable ProgressBar bar;

  ProgressOnTerminal(String task, String unit) {
    this.task = task;
    this.unit = unit;
  }

  @Override
  public void expect(long frames) {
    expected = frames;
    if (bar != null) {
      bar.maxHint(frames);
    }
  }

  @Override
  public void frameDone() {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(expected)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .showSpeed()
              .build();
    }
    bar.step();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
