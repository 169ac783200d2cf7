package dev.squint.jobs.offline.tuning.cost;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Measures what one unit of work costs: the lower quartile of several rounds after a warm-up, so
 * that what else the machine does meanwhile counts only when it hardly ever lets go.
 *
 * @param nanoTime the clock
 */
public record Stopwatch(LongSupplier nanoTime) {
  private static final int ROUNDS = 15;
  private static final double NANOS_PER_MICRO = 1000;

  /** This machine's clock. */
  public static Stopwatch system() {
    return new Stopwatch(System::nanoTime);
  }

  /** A round of work. */
  @FunctionalInterface
  public interface Round {
    void run();
  }

  /**
   * Microseconds a unit.
   *
   * @param units that one round does
   */
  public double micros(int units, Round round) {
    round.run();
    double[] nanos = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      nanos[i] = time(round);
    }
    return lowerQuartile(nanos) / units / NANOS_PER_MICRO;
  }

  /**
   * Microseconds of one unit of dear work, each done once.
   *
   * @param rounds one unit each, the first ones for warming up
   * @param warmUp how many of them
   */
  public double microsEach(Round[] rounds, int warmUp) {
    double[] nanos = new double[rounds.length - warmUp];
    for (int i = 0; i < rounds.length; i++) {
      double taken = time(rounds[i]);
      if (i >= warmUp) {
        nanos[i - warmUp] = taken;
      }
    }
    return lowerQuartile(nanos) / NANOS_PER_MICRO;
  }

  private double time(Round round) {
    long start = nanoTime.getAsLong();
    round.run();
    return (double) (nanoTime.getAsLong() - start);
  }

  private static double lowerQuartile(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 4];
  }
}
