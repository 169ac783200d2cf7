package dev.squint.jobs.bench.soak;

import java.util.Arrays;

/*
 * Theil and Sen: the slope of a series is the median of the slopes between all pairs of its points,
 * which a few outliers do not move. Its 95% interval comes from the distribution of Kendall's rank
 * correlation: of the n(n-1)/2 slopes in order, so many on either side of the middle as that
 * correlation deviates by chance. It takes the points for independent; where neighbours resemble
 * each other it is somewhat too narrow. Costs n^2 log n; longer series are thinned out first.
 */
/**
 * How a series rises, robustly.
 *
 * @param perSecond the slope
 * @param lower the lower end of its 95% interval
 * @param upper the upper end
 */
record Slope(double perSecond, double lower, double upper) {
  private static final double NORMAL_95 = 1.96;
  private static final int MOST_POINTS = 720;

  /**
   * The slope of a series.
   *
   * @param seconds rising, at least 3
   * @param values as many
   */
  static Slope of(double[] seconds, double[] values) {
    if (seconds.length < 3 || seconds.length != values.length) {
      throw new IllegalArgumentException(
          "a slope needs 3 points: %d and %d".formatted(seconds.length, values.length));
    }
    int step = (seconds.length + MOST_POINTS - 1) / MOST_POINTS;
    int points = (seconds.length + step - 1) / step;
    double[] slopes = new double[points * (points - 1) / 2];
    int next = 0;
    for (int i = 0; i < points; i++) {
      for (int j = i + 1; j < points; j++) {
        double rise = values[j * step] - values[i * step];
        slopes[next++] = rise / (seconds[j * step] - seconds[i * step]);
      }
    }
    Arrays.sort(slopes);
    double n = points;
    double deviation = NORMAL_95 * Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
    int last = slopes.length - 1;
    int lower = (int) Math.floor((slopes.length - deviation) / 2) - 1;
    int upper = (int) Math.ceil((slopes.length + deviation) / 2);
    return new Slope(median(slopes), slopes[Math.max(0, lower)], slopes[Math.min(last, upper)]);
  }

  /** The median of values in order. */
  static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
