package dev.squint.jobs.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a contender came along: how many frames were done at which time, and what processor time had
 * gone by then. Marks are added by one thread.
 */
final class Pace {
  /** The part of a run that counts as its start: classes load and code is compiled there. */
  private static final double START_SHARE = 0.2;

  private final List<Mark> marks = new ArrayList<>();

  /**
   * One look.
   *
   * @param nanos on the clock
   * @param cpuNanos of the process
   */
  record Mark(long nanos, long frames, long cpuNanos) {}

  void add(long nanos, long frames, long cpuNanos) {
    marks.add(new Mark(nanos, frames, cpuNanos));
  }

  /**
   * The speed from the first look at which a fifth of the frames was done to the first at which all
   * were.
   *
   * @throws IllegalStateException when the run was too short to be measured
   */
  Speed speed(long frames) {
    Mark from =
        marks.stream()
            .filter(mark -> mark.frames() >= frames * START_SHARE)
            .findFirst()
            .orElseThrow(() -> tooShort(frames));
    Mark to =
        marks.stream()
            .filter(mark -> mark.frames() >= frames)
            .findFirst()
            .orElseThrow(() -> tooShort(frames));
    long done = to.frames() - from.frames();
    if (done <= 0 || to.nanos() <= from.nanos()) {
      throw tooShort(frames);
    }
    double seconds = (to.nanos() - from.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Speed(done / seconds, (to.cpuNanos() - from.cpuNanos()) / 1e3 / done);
  }

  private static IllegalStateException tooShort(long frames) {
    return new IllegalStateException(
        "%d frames were done too fast to be measured: give more with --frames".formatted(frames));
  }

  /**
   * How fast.
   *
   * @param framesPerSecond by the clock
   * @param cpuMicrosPerFrame processor time of the process, all its threads
   */
  record Speed(double framesPerSecond, double cpuMicrosPerFrame) {}
}
