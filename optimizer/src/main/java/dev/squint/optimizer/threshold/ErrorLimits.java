package dev.squint.optimizer.threshold;

/**
 * How large the error of each query may be on the frames that thresholds are chosen on.
 *
 * @param falseNegativeRate of present frames, and of an event's frames on average, {@code [0, 1]}
 * @param falsePositiveRate of absent frames, {@code [0, 1]}
 */
public record ErrorLimits(double falseNegativeRate, double falsePositiveRate) {
  public ErrorLimits {
    requireRate("falseNegativeRate", falseNegativeRate);
    requireRate("falsePositiveRate", falsePositiveRate);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("%s must be between 0 and 1: %s".formatted(name, rate));
    }
  }
}
