package dev.squint.core.reference;

/**
 * A batch size that finds the largest batch within a latency target: additive increase while full
 * batches are fast enough, multiplicative decrease when one is too slow (Clipper, NSDI 2017,
 * section 4.3). Thread-safe.
 */
final class AdaptiveBatchSize {
  private static final double DECREASE = 0.9;

  private final int max;
  private final long targetNanos;
  private double size = 1;

  AdaptiveBatchSize(int max, long targetNanos) {
    this.max = max;
    this.targetNanos = targetNanos;
  }

  /** The most frames that the next batch should hold. */
  synchronized int current() {
    return (int) size;
  }

  /** Learns from a batch of {@code frames} that took {@code nanos}. */
  synchronized void record(int frames, long nanos) {
    if (nanos > targetNanos) {
      size = Math.max(1, Math.min(size, frames) * DECREASE);
    } else if (frames >= (int) size) {
      size = Math.min(max, size + 1);
    }
  }
}
