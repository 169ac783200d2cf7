package dev.squint.jobs.web.site;

import dev.squint.jobs.web.history.FrameHistory;
import java.util.Arrays;
import java.util.Optional;

/**
 * How fast a camera's frames come and are answered, from its newest answers.
 *
 * @param framesPerSecond rate of capture times; NaN when unknown
 * @param answeredPerSecond answers in a second of the job's clock; NaN when unknown
 * @param latency from capture to detection; empty when unknown or meaningless
 */
public record Pace(double framesPerSecond, double answeredPerSecond, Optional<Latency> latency) {
  private static final int LATENCY_FRAMES = 1_000;
  private static final int RATE_FRAMES = 200;
  private static final long RATE_MILLIS = 10_000;
  private static final long STALE_MILLIS = 30_000;
  private static final double MILLIS = 1000;

  // A recording's capture times may be years back: no latency of a live camera is this long.
  private static final long LONGEST_LATENCY_MILLIS = 3_600_000;

  /** Quantiles of the milliseconds from capture to detection. */
  public record Latency(long p50, long p99) {}

  /** The pace of a history now. */
  static Pace of(FrameHistory history, long nowMillis) {
    if (history.isEmpty()) {
      return new Pace(Double.NaN, Double.NaN, Optional.empty());
    }
    return new Pace(captureRate(history), answerRate(history, nowMillis), latency(history));
  }

  private static double captureRate(FrameHistory history) {
    long last = history.end() - 1;
    long first = Math.max(history.begin(), last - RATE_FRAMES);
    long millis = history.capturedAtMillis(last) - history.capturedAtMillis(first);
    return millis > 0 ? (last - first) * MILLIS / millis : Double.NaN;
  }

  private static double answerRate(FrameHistory history, long nowMillis) {
    long last = history.end() - 1;
    long newest = history.emittedAtMillis(last);
    if (nowMillis - newest > STALE_MILLIS) {
      return 0;
    }
    long first = last;
    while (first > history.begin() && history.emittedAtMillis(first - 1) > newest - RATE_MILLIS) {
      first--;
    }
    boolean whole = first > history.begin();
    long span = whole ? RATE_MILLIS : newest - history.emittedAtMillis(first);
    return span > 0 ? (last - first) * MILLIS / span : Double.NaN;
  }

  private static Optional<Latency> latency(FrameHistory history) {
    long first = Math.max(history.begin(), history.end() - LATENCY_FRAMES);
    long[] millis = new long[(int) (history.end() - first)];
    for (int index = 0; index < millis.length; index++) {
      long place = first + index;
      millis[index] = history.emittedAtMillis(place) - history.capturedAtMillis(place);
    }
    Arrays.sort(millis);
    Latency latency = new Latency(quantile(millis, 0.5), quantile(millis, 0.99));
    boolean meant = latency.p50() >= 0 && latency.p50() <= LONGEST_LATENCY_MILLIS;
    return meant ? Optional.of(latency) : Optional.empty();
  }

  private static long quantile(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
