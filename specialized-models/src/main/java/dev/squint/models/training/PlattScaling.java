package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec.Calibration;

/** Fits the two numbers that turn a logit into a probability. */
final class PlattScaling {
  /*
   * Platt (1999) fits a sigmoid to a classifier's outputs by maximum likelihood, with targets drawn a
   * little towards the middle so that outputs that separate the classes have a finite fit. Lin, Lin and
   * Weng (2007) show that the likelihood is convex, and that Newton's method with backtracking finds its
   * maximum if the sums are written so that nothing overflows. A fit costs some ten passes.
   */
  private static final int MAX_ITERATIONS = 100;
  private static final double RIDGE = 1e-12;
  private static final double SMALL_GRADIENT = 1e-7;
  private static final double MIN_STEP = 1e-10;
  private static final double SUFFICIENT_DECREASE = 1e-4;

  /** A network that knows nothing must not turn its answers round. */
  private static final double MIN_SLOPE = 1e-3;

  private final double[] logits;
  private final boolean[] present;
  private final double positiveTarget;
  private final double negativeTarget;

  private PlattScaling(double[] logits, boolean[] present, int positives) {
    this.logits = logits;
    this.present = present;
    int negatives = logits.length - positives;
    positiveTarget = (positives + 1.0) / (positives + 2.0);
    negativeTarget = 1.0 / (negatives + 2.0);
  }

  /** The best calibration; {@link Calibration#IDENTITY} when all answers are the same. */
  static Calibration fit(double[] logits, boolean[] present) {
    int positives = 0;
    for (boolean answer : present) {
      positives += answer ? 1 : 0;
    }
    if (positives == 0 || positives == present.length) {
      return Calibration.IDENTITY;
    }
    PlattScaling scaling = new PlattScaling(logits, present, positives);
    double prior = Math.log((positives + 1.0) / (present.length - positives + 1.0));
    double[] fitted = scaling.newton(0, prior);
    if (fitted[0] >= MIN_SLOPE && Double.isFinite(fitted[0]) && Double.isFinite(fitted[1])) {
      return new Calibration(fitted[0], fitted[1]);
    }
    return new Calibration(MIN_SLOPE, prior);
  }

  private double[] newton(double firstSlope, double firstIntercept) {
    double slope = firstSlope;
    double intercept = firstIntercept;
    double loss = loss(slope, intercept);
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] d = derivatives(slope, intercept);
      if (Math.max(Math.abs(d[0]), Math.abs(d[1])) < SMALL_GRADIENT * logits.length) {
        break;
      }
      double determinant = d[2] * d[4] - d[3] * d[3];
      double slopeStep = -(d[4] * d[0] - d[3] * d[1]) / determinant;
      double interceptStep = -(d[2] * d[1] - d[3] * d[0]) / determinant;
      double descent = d[0] * slopeStep + d[1] * interceptStep;
      double step = 1;
      double next = loss(slope + slopeStep, intercept + interceptStep);
      while (!(next < loss + SUFFICIENT_DECREASE * step * descent) && step > MIN_STEP) {
        step /= 2;
        next = loss(slope + step * slopeStep, intercept + step * interceptStep);
      }
      if (step <= MIN_STEP) {
        break;
      }
      slope += step * slopeStep;
      intercept += step * interceptStep;
      loss = next;
    }
    return new double[] {slope, intercept};
  }

  private double loss(double slope, double intercept) {
    double sum = 0;
    for (int index = 0; index < logits.length; index++) {
      sum += crossEntropy(slope * logits[index] + intercept, target(index));
    }
    return sum;
  }

  /** Gradient by slope and intercept, then the second derivatives: slope, mixed, intercept. */
  private double[] derivatives(double slope, double intercept) {
    double[] sums = {0, 0, RIDGE, 0, RIDGE};
    for (int index = 0; index < logits.length; index++) {
      double logit = logits[index];
      double probability = 1 / (1 + Math.exp(-(slope * logit + intercept)));
      double error = probability - target(index);
      double curvature = probability * (1 - probability);
      sums[0] += error * logit;
      sums[1] += error;
      sums[2] += curvature * logit * logit;
      sums[3] += curvature * logit;
      sums[4] += curvature;
    }
    return sums;
  }

  private double target(int index) {
    return present[index] ? positiveTarget : negativeTarget;
  }

  /** Cross entropy of a sigmoid with its target, without overflow. */
  static double crossEntropy(double logit, double target) {
    return Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
  }
}
