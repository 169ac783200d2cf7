package dev.squint.jobs.bench.latency;

import dev.squint.core.reference.ReferenceStatistics;
import dev.squint.jobs.bench.latency.LatencyReport.ReferenceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks at a reference service a few times a second. Not thread-safe. */
final class ReferenceWatch {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Supplier<ReferenceStatistics> service;
  private final long startNanos = System.nanoTime();
  private final List<ReferenceSample> samples = new ArrayList<>();
  private ReferenceStatistics last;
  private long lastNanos = startNanos;

  ReferenceWatch(Supplier<ReferenceStatistics> service) {
    this.service = service;
    last = service.get();
  }

  /** Takes a sample if it is time for one. */
  void look() {
    long now = System.nanoTime();
    if (now - lastNanos >= INTERVAL_NANOS) {
      lastNanos = now;
      ReferenceStatistics current = service.get();
      samples.add(sample((now - startNanos) / 1e9, last, current));
      last = current;
    }
  }

  /** Forgets the samples so far. */
  void clear() {
    samples.clear();
  }

  List<ReferenceSample> samples() {
    return List.copyOf(samples);
  }

  static ReferenceSample sample(
      double seconds, ReferenceStatistics before, ReferenceStatistics current) {
    long batches = current.batches() - before.batches();
    long frames = current.frames() - before.frames();
    return new ReferenceSample(
        seconds,
        current.waiting(),
        current.batchLimit(),
        batches == 0 ? 0 : frames / (double) batches);
  }
}
