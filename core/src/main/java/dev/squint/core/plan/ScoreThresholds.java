package dev.squint.core.plan;

/**
 * Between which scores the specialized model is in doubt about a query.
 *
 * @param absentBelow a score below means absent, {@code [0, 1]}
 * @param presentAbove a score above means present, {@code [0, 1]}, not below {@code absentBelow}
 */
public record ScoreThresholds(double absentBelow, double presentAbove) {
  public ScoreThresholds {
    if (!(absentBelow >= 0 && presentAbove <= 1)) {
      throw new IllegalArgumentException(
          "score thresholds must be between 0 and 1: %s, %s".formatted(absentBelow, presentAbove));
    }
    if (!(absentBelow <= presentAbove)) {
      throw new IllegalArgumentException(
          "presentAbove %s is below absentBelow %s".formatted(presentAbove, absentBelow));
    }
  }

  /** Whether neither answer is sure; exactly at a threshold is in doubt. */
  public boolean isInDoubt(float score) {
    return score >= absentBelow && score <= presentAbove;
  }
}
