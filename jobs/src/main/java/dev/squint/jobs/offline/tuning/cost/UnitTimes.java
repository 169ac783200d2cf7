package dev.squint.jobs.offline.tuning.cost;

import java.util.Arrays;

/**
 * How long units of work took, each in several rounds. A unit counts with the lower quartile of its
 * rounds, so that what else the machine does counts only when it hardly ever lets go. Mutable.
 */
public final class UnitTimes {
  private static final double NANOS_PER_MICRO = 1000;

  private final double[][] nanos;
  private final int[] taken;

  /** Times of {@code units} units in at most {@code rounds} rounds. */
  public UnitTimes(int units, int rounds) {
    nanos = new double[units][rounds];
    taken = new int[units];
  }

  /** Takes down one more round of a unit. */
  public void add(int unit, long nanoseconds) {
    nanos[unit][taken[unit]++] = nanoseconds;
  }

  /** Microseconds of a unit on average; NaN before each was timed. */
  public double micros() {
    double sum = 0;
    for (int unit = 0; unit < nanos.length; unit++) {
      sum += lowerQuartile(Arrays.copyOf(nanos[unit], taken[unit]));
    }
    return sum / nanos.length / NANOS_PER_MICRO;
  }

  private static double lowerQuartile(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? Double.NaN : values[values.length / 4];
  }
}
