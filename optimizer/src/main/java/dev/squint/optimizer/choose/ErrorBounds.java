package dev.squint.optimizer.choose;

/**
 * What is asked of a plan's error.
 *
 * @param maxFalseNegativeRate share of an event's frames reported absent, on average, {@code (0,
 *     1)}
 * @param maxFalsePositiveRate share of absent frames reported present, {@code (0, 1)}
 * @param confidence with which both must hold for every query, {@code (0, 1)}
 */
public record ErrorBounds(
    double maxFalseNegativeRate, double maxFalsePositiveRate, double confidence) {
  public ErrorBounds {
    requireShare("maxFalseNegativeRate", maxFalseNegativeRate);
    requireShare("maxFalsePositiveRate", maxFalsePositiveRate);
    requireShare("confidence", confidence);
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("%s must be between 0 and 1: %s".formatted(name, value));
    }
  }

  /** The chance of certifying a plan that breaks a bound. */
  public double risk() {
    return 1 - confidence;
  }
}
