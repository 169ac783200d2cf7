package dev.squint.jobs.bench.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Measures several kinds of work in turns, so that a slow moment of the machine meets all. */
final class StageMeter {
  private static final double NANOS_PER_MICRO = 1e3;

  private final List<Work> works = new ArrayList<>();
  private final LongSupplier clock;
  private final long roundNanos;
  private final int rounds;

  /**
   * A meter.
   *
   * @param clock that is read before and after, in nanoseconds
   * @param rounds to be counted
   * @param roundNanos how long each kind of work is done in a round, about
   */
  StageMeter(LongSupplier clock, int rounds, long roundNanos) {
    this.clock = clock;
    this.rounds = rounds;
    this.roundNanos = roundNanos;
  }

  /** Work that is measured: one call does {@code units} frames. */
  private record Work(int units, Runnable run) {}

  /** Adds work; returns its place in what {@link #micros} returns. */
  int add(int units, Runnable run) {
    works.add(new Work(units, run));
    return works.size() - 1;
  }

  /** Microseconds a frame of each kind of work: the median over the rounds. */
  double[] micros(BooleanSupplier stop) {
    int[] calls = works.stream().mapToInt(this::callsOfARound).toArray();
    double[][] measured = new double[works.size()][rounds];
    int done = 0;
    for (; done < rounds && !stop.getAsBoolean(); done++) {
      for (int i = 0; i < calls.length; i++) {
        measured[i][done] = measure(works.get(i), calls[i]);
      }
    }
    int taken = Math.max(1, done);
    return Arrays.stream(measured)
        .mapToDouble(values -> median(Arrays.copyOf(values, taken)))
        .toArray();
  }

  /** Warms the work up until its speed is known, and says how often it fits a round. */
  private int callsOfARound(Work work) {
    long start = System.nanoTime();
    long spent = 0;
    int calls = 0;
    while (spent < roundNanos) {
      work.run().run();
      calls++;
      spent = System.nanoTime() - start;
    }
    return Math.max(1, (int) (calls * roundNanos / spent));
  }

  private double measure(Work work, int calls) {
    long start = clock.getAsLong();
    for (int i = 0; i < calls; i++) {
      work.run().run();
    }
    long nanos = clock.getAsLong() - start;
    return nanos / NANOS_PER_MICRO / ((double) calls * work.units());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
