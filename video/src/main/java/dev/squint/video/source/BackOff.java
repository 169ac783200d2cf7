package dev.squint.video.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a connection attempt: doubling from {@code first} up to {@code limit}, of
 * which a random part is taken off so that cameras behind one switch do not come back all at once.
 *
 * @param first wait before the first attempt, above 0
 * @param limit longest wait, at least {@code first}
 * @param jitter largest share taken off at random, in {@code [0, 1]}
 */
public record BackOff(Duration first, Duration limit, double jitter) {
  /** Half a second to half a minute, up to half of it taken off. */
  public static final BackOff DEFAULT =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), 0.5);

  // 2^30 of any wait is beyond every limit that makes sense.
  private static final int MAX_DOUBLINGS = 30;

  public BackOff {
    if (first.isZero() || first.isNegative()) {
      throw new IllegalArgumentException("first wait must be above 0: " + first);
    }
    if (limit.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "longest wait %s is below the first wait %s".formatted(limit, first));
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be in [0, 1]: " + jitter);
    }
  }

  /**
   * The wait before an attempt.
   *
   * @param attempt counted from 1
   */
  public Duration delay(int attempt, RandomGenerator random) {
    int doublings = Math.min(MAX_DOUBLINGS, attempt - 1);
    double nanos = Math.min((double) limit.toNanos(), first.toNanos() * Math.pow(2, doublings));
    return Duration.ofNanos((long) (nanos * (1 - jitter * random.nextDouble())));
  }
}
