package dev.squint.jobs.bench.stage;

import dev.squint.jobs.offline.tuning.cost.Stopwatch;
import dev.squint.jobs.offline.tuning.cost.UnitTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Measures several kinds of work in turns, so that a slow moment of the machine meets all of them,
 * and each between other work, as it is done in a job.
 */
final class StageMeter {
  private final List<Work> works = new ArrayList<>();
  private final Stopwatch stopwatch;
  private final int rounds;
  private final Runnable between;

  /**
   * A meter.
   *
   * @param rounds to be counted
   * @param between done before each unit, and not counted
   */
  StageMeter(Stopwatch stopwatch, int rounds, Runnable between) {
    this.stopwatch = stopwatch;
    this.rounds = rounds;
    this.between = between;
  }

  /** Work that is measured. */
  private record Work(int units, int framesPerUnit, IntConsumer run, UnitTimes times) {}

  /**
   * Adds work.
   *
   * @param units that a round does
   * @param framesPerUnit that each of them is for
   * @param run does one unit
   * @return its place in what {@link #micros} returns
   */
  int add(int units, int framesPerUnit, IntConsumer run) {
    works.add(new Work(units, framesPerUnit, run, new UnitTimes(units, rounds)));
    return works.size() - 1;
  }

  /** Microseconds a frame of each kind of work; at least one round is done. */
  double[] micros(BooleanSupplier stop) {
    for (Work work : works) {
      for (int unit = 0; unit < work.units(); unit++) {
        work.run().accept(unit);
      }
    }
    int done = 0;
    do {
      for (Work work : works) {
        stopwatch.time(work.units(), work.run(), between, work.times());
      }
      done++;
    } while (done < rounds && !stop.getAsBoolean());
    return works.stream()
        .mapToDouble(work -> work.times().micros() / work.framesPerUnit())
        .toArray();
  }
}
