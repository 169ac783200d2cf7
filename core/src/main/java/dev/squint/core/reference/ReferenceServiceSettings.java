package dev.squint.core.reference;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a process runs its reference model.
 *
 * @param workers threads with a predictor each, 1 to 64; one a GPU, or one for every two cores
 * @param maxBatch most frames in one call of the model, 1 to 64
 * @param batchLatencyTarget how long one call may take before batches get smaller
 */
public record ReferenceServiceSettings(int workers, int maxBatch, Duration batchLatencyTarget)
    implements Serializable {
  private static final int MAX = 64;

  public ReferenceServiceSettings {
    if (workers < 1 || workers > MAX) {
      throw new IllegalArgumentException(
          "reference workers must be between 1 and %d: %d".formatted(MAX, workers));
    }
    if (maxBatch < 1 || maxBatch > MAX) {
      throw new IllegalArgumentException(
          "the reference batch must be between 1 and %d: %d".formatted(MAX, maxBatch));
    }
    if (batchLatencyTarget.isNegative() || batchLatencyTarget.isZero()) {
      throw new IllegalArgumentException(
          "the batch latency target must be positive: " + batchLatencyTarget);
    }
  }

  /** One worker, batches up to 16 within 500 milliseconds. */
  public static ReferenceServiceSettings standard() {
    return new ReferenceServiceSettings(1, 16, Duration.ofMillis(500));
  }

  /** These settings with another number of workers. */
  public ReferenceServiceSettings withWorkers(int others) {
    return new ReferenceServiceSettings(others, maxBatch, batchLatencyTarget);
  }
}
