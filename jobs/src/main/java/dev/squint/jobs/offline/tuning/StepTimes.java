package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.offline.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Adds up how long each part of a tuning takes, and passes on which begins. One thread. */
final class StepTimes implements Phases {
  private final Phases out;
  private final LongSupplier nanoTime;
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private String task = "";
  private long start;

  StepTimes(Phases out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public Progress begin(String next, String unit) {
    end();
    task = next;
    start = nanoTime.getAsLong();
    return out.begin(next, unit);
  }

  /** The last part is over; seconds by part, in the order in which they began. */
  Map<String, Double> end() {
    if (!task.isEmpty()) {
      nanos.merge(task, nanoTime.getAsLong() - start, Long::sum);
      task = "";
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    nanos.forEach(
        (name, taken) ->
            seconds.put(name, Math.round(taken / 1e6) / (double) TimeUnit.SECONDS.toMillis(1)));
    return seconds;
  }
}
