package dev.squint.jobs.bench.soak;

import java.util.Arrays;

/**
 * How one quantity developed over the second half of a soak: before, caches fill and code is
 * compiled.
 *
 * @param quantity what
 * @param level its median
 * @param perHour its slope (Theil-Sen)
 * @param perHourLower the lower end of the slope's 95% interval
 * @param perHourUpper the upper end
 * @param limitPerHour a share of the level, or a floor where that is larger
 * @param verdict the interval held to the limit
 */
public record Growth(
    String quantity,
    double level,
    double perHour,
    double perHourLower,
    double perHourUpper,
    double limitPerHour,
    GrowthVerdict verdict) {
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int FEWEST_POINTS = 6;

  /** What rises within less may be a cache that fills, or code that is compiled. */
  private static final double SHORTEST_SECONDS = 300;

  /**
   * What a quantity may rise in an hour.
   *
   * @param quantity what
   * @param share of its level
   * @param floor at least, in its own unit
   */
  record Limit(String quantity, double share, double floor) {}

  /**
   * The development of a quantity.
   *
   * @param seconds of the samples, rising
   * @param values as many
   */
  static Growth of(Limit limit, double[] seconds, double[] values) {
    int from = seconds.length / 2;
    double[] lateSeconds = Arrays.copyOfRange(seconds, from, seconds.length);
    double[] late = Arrays.copyOfRange(values, from, values.length);
    double[] sorted = late.clone();
    Arrays.sort(sorted);
    double level = sorted.length == 0 ? 0 : Slope.median(sorted);
    double limitPerHour = Math.max(limit.share() * Math.abs(level), limit.floor());
    if (late.length < FEWEST_POINTS) {
      return new Growth(limit.quantity(), level, 0, 0, 0, limitPerHour, GrowthVerdict.UNCLEAR);
    }
    Slope slope = Slope.of(lateSeconds, late);
    double lower = slope.lower() * SECONDS_PER_HOUR;
    double upper = slope.upper() * SECONDS_PER_HOUR;
    return new Growth(
        limit.quantity(),
        level,
        slope.perSecond() * SECONDS_PER_HOUR,
        lower,
        upper,
        limitPerHour,
        verdict(lower, upper, limitPerHour, isLong(lateSeconds)));
  }

  private static boolean isLong(double[] seconds) {
    return seconds[seconds.length - 1] - seconds[0] >= SHORTEST_SECONDS;
  }

  private static GrowthVerdict verdict(double lower, double upper, double limit, boolean isLong) {
    if (upper <= limit) {
      return GrowthVerdict.FLAT;
    }
    return lower > limit && isLong ? GrowthVerdict.GROWS : GrowthVerdict.UNCLEAR;
  }
}
