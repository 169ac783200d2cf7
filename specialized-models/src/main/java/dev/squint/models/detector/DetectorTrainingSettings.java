package dev.squint.models.detector;

/**
 * How long and how fast a detector learns.
 *
 * @param seed of the first weights and of the variations of images
 * @param steps batches it sees, at least 1
 * @param batchSize images a batch, at least 2
 * @param learningRate highest step of the optimizer
 * @param weightDecay as in {@link dev.squint.models.training.AdamOptimizer}
 * @param gradientLimit as there
 */
public record DetectorTrainingSettings(
    long seed,
    int steps,
    int batchSize,
    double learningRate,
    double weightDecay,
    double gradientLimit) {
  private static final int STANDARD_BATCH = 8;
  private static final double STANDARD_RATE = 2e-3;
  private static final double STANDARD_DECAY = 0.05;
  private static final double STANDARD_LIMIT = 20;

  public DetectorTrainingSettings {
    if (steps < 1 || batchSize < 2) {
      throw new IllegalArgumentException(
          "a training has at least 1 step of 2 images: %d of %d".formatted(steps, batchSize));
    }
  }

  /** What a compact detector learns well with. */
  public static DetectorTrainingSettings standard(long seed, int steps) {
    return new DetectorTrainingSettings(
        seed, steps, STANDARD_BATCH, STANDARD_RATE, STANDARD_DECAY, STANDARD_LIMIT);
  }
}
