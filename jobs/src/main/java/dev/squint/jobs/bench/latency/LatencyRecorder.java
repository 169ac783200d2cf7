package dev.squint.jobs.bench.latency;

import org.HdrHistogram.Histogram;

/** Collects latencies; a negative one, of clocks that disagree, counts as 0. Not thread-safe. */
final class LatencyRecorder {
  private static final long MOST_MILLIS = 3_600_000;
  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(MOST_MILLIS, DIGITS);

  void record(long millis) {
    histogram.recordValue(Math.max(0, Math.min(MOST_MILLIS, millis)));
  }

  LatencyFigures figures() {
    if (histogram.getTotalCount() == 0) {
      return new LatencyFigures(0, 0, 0, 0, 0);
    }
    return new LatencyFigures(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }
}
