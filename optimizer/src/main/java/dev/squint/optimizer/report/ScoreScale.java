package dev.squint.optimizer.report;

/**
 * Bytes for numbers that matter over orders of magnitude: scores by their logit, differences by
 * their logarithm.
 *
 * <p>Good scores crowd near 0 and 1, and thresholds are chosen there; on a straight scale they
 * could not be told apart. The page undoes this with the same constants.
 */
final class ScoreScale {
  /** Stands for a number that was not measured. */
  static final int MISSING = 255;

  /** The byte of the largest number. */
  static final int STEPS = 254;

  /** Scores beyond this logit (0.0001 and 0.9999) look the same. */
  static final double LARGEST_LOGIT = Math.log(9999);

  /** Differences beyond these powers of ten look the same. */
  static final double SMALLEST_POWER = -6;

  private ScoreScale() {}

  static double logit(double score) {
    double logit = Math.log(score / (1 - score));
    return Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit));
  }

  static int ofScore(float score) {
    return Float.isNaN(score)
        ? MISSING
        : (int) Math.round((logit(score) + LARGEST_LOGIT) / (2 * LARGEST_LOGIT) * STEPS);
  }

  static int ofDifference(float difference) {
    if (Float.isNaN(difference)) {
      return MISSING;
    }
    double power = Math.max(SMALLEST_POWER, Math.min(0, Math.log10(difference)));
    return (int) Math.round((power - SMALLEST_POWER) / -SMALLEST_POWER * STEPS);
  }
}
