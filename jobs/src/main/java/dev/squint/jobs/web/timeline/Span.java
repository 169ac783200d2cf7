package dev.squint.jobs.web.timeline;

/**
 * A stretch of capture time in equal buckets.
 *
 * @param fromMillis first moment, milliseconds since the epoch
 * @param bucketMillis length of a bucket, at least 1
 * @param buckets how many, at least 1
 */
public record Span(long fromMillis, long bucketMillis, int buckets) {
  public Span {
    if (bucketMillis < 1 || buckets < 1) {
      throw new IllegalArgumentException(
          "a span has buckets of at least 1 ms: %d of %d ms".formatted(buckets, bucketMillis));
    }
  }

  /**
   * The span of {@code seconds} that ends just after {@code endMillis}. Buckets begin at multiples
   * of their length, so that they stay the same while time goes on.
   */
  public static Span endingAt(long endMillis, long seconds, int buckets) {
    long bucketMillis = Math.max(1, seconds * 1000 / buckets);
    long last = Math.floorDiv(endMillis, bucketMillis) * bucketMillis;
    return new Span(last - (buckets - 1) * bucketMillis, bucketMillis, buckets);
  }

  /** The moment after the last. */
  public long toMillis() {
    return fromMillis + bucketMillis * buckets;
  }

  /** The bucket of a moment within the span. */
  int bucketOf(long millis) {
    return (int) ((millis - fromMillis) / bucketMillis);
  }

  boolean holds(long millis) {
    return millis >= fromMillis && millis < toMillis();
  }

  long[] starts() {
    long[] starts = new long[buckets];
    for (int bucket = 0; bucket < buckets; bucket++) {
      starts[bucket] = fromMillis + bucket * bucketMillis;
    }
    return starts;
  }
}
