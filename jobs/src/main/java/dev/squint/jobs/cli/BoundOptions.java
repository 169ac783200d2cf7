package dev.squint.jobs.cli;

import dev.squint.jobs.options.UserException;
import dev.squint.optimizer.choose.ErrorBounds;
import picocli.CommandLine.Option;

/** The options that bound a plan's error. */
final class BoundOptions {
  private static final double DEFAULT_CONFIDENCE = 0.95;

  @Option(
      names = "--max-false-negatives",
      required = true,
      paramLabel = "RATE",
      description =
          "Share of the frames of an event that may be answered absent, for example 0.01.")
  private double maxFalseNegatives;

  @Option(
      names = "--max-false-positives",
      required = true,
      paramLabel = "RATE",
      description = "Share of the frames without the object that may be answered present.")
  private double maxFalsePositives;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "How sure it must be that both rates hold. Default: 0.95.")
  private double confidence = DEFAULT_CONFIDENCE;

  /** The bounds. */
  ErrorBounds bounds() {
    requireBetween("--max-false-negatives", maxFalseNegatives);
    requireBetween("--max-false-positives", maxFalsePositives);
    requireBetween("--confidence", confidence);
    return new ErrorBounds(maxFalseNegatives, maxFalsePositives, confidence);
  }

  private static void requireBetween(String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new UserException("%s must be above 0 and below 1: %s".formatted(option, value));
    }
  }
}
