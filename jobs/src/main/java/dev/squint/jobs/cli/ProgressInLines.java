package dev.squint.jobs.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every few seconds: frames done, rate, time left. */
final class ProgressInLines extends ProgressDisplay {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String task;
  private final String unit;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private long expected;
  private long done;
  private long start;
  private long lastLine;

  ProgressInLines(String task, String unit, PrintWriter err, LongSupplier nanoTime) {
    this.task = task;
    this.unit = unit;
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public void expect(long frames) {
    expected = frames;
  }

  @Override
  public void frameDone() {
    long now = nanoTime.getAsLong();
    if (done == 0) {
      start = now;
      lastLine = now;
    }
    done++;
    if (now - lastLine >= INTERVAL_NANOS) {
      lastLine = now;
      err.println(line(now));
      err.flush();
    }
  }

  private String line(long now) {
    double seconds = (now - start) / (double) TimeUnit.SECONDS.toNanos(1);
    double rate = done / seconds;
    String text = String.format(Locale.ROOT, "%s: %d %s, %.1f a second", task, done, unit, rate);
    if (expected < done) {
      return text;
    }
    Duration left = Duration.ofSeconds(Math.round((expected - done) / rate));
    return String.format(
        Locale.ROOT,
        "%s: %d of %d %s (%.0f%%), %.1f a second, %d:%02d:%02d left",
        task,
        done,
        expected,
        unit,
        100.0 * done / expected,
        rate,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  @Override
  public void close() {}
}
