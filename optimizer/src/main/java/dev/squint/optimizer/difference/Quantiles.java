package dev.squint.optimizer.difference;

import java.util.Arrays;

/** Quantiles of samples: the smallest value that at least a share of the values do not exceed. */
final class Quantiles {
  private Quantiles() {}

  /** A quantile of values in any order; those that are NaN do not count; NaN of none. */
  static double of(double[] values, double share) {
    return ofSorted(sorted(values), share);
  }

  /** A quantile of values in rising order, none NaN; NaN of none. */
  static double ofSorted(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
  }

  /** The values in rising order, without those that are NaN. */
  static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }
}
