package dev.squint.jobs.offline.tuning.cost;

import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Measures what one unit of work costs where it stands: between other work, after a warm-up.
 *
 * @param nanoTime the clock
 */
public record Stopwatch(LongSupplier nanoTime) {
  private static final int ROUNDS = 7;

  /** This machine's clock. */
  public static Stopwatch system() {
    return new Stopwatch(System::nanoTime);
  }

  /**
   * Microseconds of a unit on average.
   *
   * @param units how many there are
   * @param work does one of them
   * @param between done before each, and not counted
   */
  public double micros(int units, IntConsumer work, Runnable between) {
    UnitTimes times = new UnitTimes(units, ROUNDS);
    for (int unit = 0; unit < units; unit++) {
      work.accept(unit);
    }
    for (int round = 0; round < ROUNDS; round++) {
      time(units, work, between, times);
    }
    return times.micros();
  }

  /** Does each unit once and takes down how long it took. */
  public void time(int units, IntConsumer work, Runnable between, UnitTimes times) {
    for (int unit = 0; unit < units; unit++) {
      between.run();
      long start = nanoTime.getAsLong();
      work.accept(unit);
      times.add(unit, nanoTime.getAsLong() - start);
    }
  }

  /**
   * Microseconds of one unit of dear work, each done once: the lower quartile of the units.
   *
   * @param units how many there are, the first ones for warming up
   * @param warmUp how many of them
   * @param work does one of them
   */
  public double microsEach(int units, int warmUp, IntConsumer work) {
    UnitTimes times = new UnitTimes(1, units - warmUp);
    for (int unit = 0; unit < units; unit++) {
      long start = nanoTime.getAsLong();
      work.accept(unit);
      if (unit >= warmUp) {
        times.add(0, nanoTime.getAsLong() - start);
      }
    }
    return times.micros();
  }
}
