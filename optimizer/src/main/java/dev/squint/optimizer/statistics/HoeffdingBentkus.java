package dev.squint.optimizer.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Tests and bounds of a mean of independent losses in {@code [0, 1]}, valid for every sample size:
 * the smaller of Hoeffding's p-value in its sharp form and Bentkus' (Bates, Angelopoulos, Lei,
 * Malik, Jordan: Distribution-free, risk-controlling prediction sets, JACM 68(6), 2021, section
 * 3.1; used to choose thresholds in Angelopoulos, Bates, Candes, Jordan, Lei: Learn then test,
 * 2021).
 *
 * <p>With losses of 0 and 1 alone it is within a factor e of the exact binomial tail, and without
 * any loss it equals it: {@code (1 - bound)^units}.
 */
public final class HoeffdingBentkus {
  /** No number of units would do. */
  public static final int NEVER = -1;

  private static final int MAX_UNITS = 1_000_000_000;
  private static final int BISECTIONS = 60;
  private static final double ROUNDING = 1e-9;

  private HoeffdingBentkus() {}

  /**
   * The p-value against "the mean loss is {@code bound} or more".
   *
   * @param observed mean over the units, {@code [0, 1]}
   * @param units how many there are
   * @param bound in {@code (0, 1)}
   * @return in {@code [0, 1]}; 1 without units
   */
  public static double pValue(double observed, int units, double bound) {
    requireShare("observed", observed);
    if (units == 0 || observed >= bound) {
      return 1;
    }
    double hoeffding = Math.exp(-units * divergence(observed, bound));
    int losses = (int) Math.ceil(units * observed - ROUNDING);
    double bentkus = Math.E * BinomialDistribution.of(units, bound).cumulativeProbability(losses);
    return Math.min(1, Math.min(hoeffding, bentkus));
  }

  /**
   * The smallest mean loss that the sample rules out, at {@code risk} of being wrong.
   *
   * @return in {@code [observed, 1]}; 1 without units
   */
  public static double upperBound(double observed, int units, double risk) {
    requireShare("observed", observed);
    requireRisk(risk);
    double low = observed;
    double high = 1;
    if (units == 0 || observed >= 1) {
      return 1;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (pValue(observed, units, middle) <= risk) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /**
   * How many units rule out a mean loss of {@code bound} if the observed one stays.
   *
   * @return {@link #NEVER} when the observed loss reaches the bound, or comes too close to it
   */
  public static int unitsNeeded(double observed, double bound, double risk) {
    requireShare("observed", observed);
    requireRisk(risk);
    if (observed >= bound) {
      return NEVER;
    }
    double enough = Math.ceil(-Math.log(risk) / divergence(observed, bound));
    if (!(enough > 0 && enough <= MAX_UNITS)) {
      return NEVER;
    }
    int low = 0;
    int high = (int) enough;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (pValue(observed, middle, bound) <= risk) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** How far a coin of bias {@code observed} is from one of bias {@code bound}, in nats. */
  private static double divergence(double observed, double bound) {
    return term(observed, bound) + term(1 - observed, 1 - bound);
  }

  private static double term(double share, double other) {
    return share == 0 ? 0 : share * Math.log(share / other);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s must be between 0 and 1: %s".formatted(name, value));
    }
  }

  private static void requireRisk(double risk) {
    if (!(risk > 0 && risk < 1)) {
      throw new IllegalArgumentException("risk must be between 0 and 1: " + risk);
    }
  }
}
