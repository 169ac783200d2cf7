package dev.squint.video.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Turns a stream's own timestamps into presentation times that start at 0 and strictly increase,
 * also when the stream's clock is missing, repeats, jumps back or starts anew after a reconnect.
 */
final class PresentationTimes {
  // Frames out of order differ by a few frames; a clock that was set back differs by more.
  private static final long CLOCK_JUMP_MICROS = TimeUnit.SECONDS.toMicros(1);
  private static final double UNKNOWN_RATE = 25;

  private final long frameMicros;
  private long offset;
  private long previous;
  private boolean started;
  private boolean rebase = true;
  private long resumeAt;

  /**
   * Times of one source.
   *
   * @param framesPerSecond the step where timestamps say nothing; NaN counts as 25
   */
  PresentationTimes(double framesPerSecond) {
    double rate = framesPerSecond > 0 ? framesPerSecond : UNKNOWN_RATE;
    this.frameMicros = Math.max(1, Math.round(TimeUnit.SECONDS.toMicros(1) / rate));
  }

  /** The presentation time of the next frame, whose own timestamp is {@code timestamp}. */
  long next(long timestamp) {
    long time = place(timestamp);
    previous = time;
    started = true;
    return time;
  }

  private long place(long timestamp) {
    long regular = started ? Math.max(previous + frameMicros, resumeAt) : 0;
    if (timestamp == VideoStream.NO_TIMESTAMP) {
      return regular;
    }
    if (rebase) {
      rebase = false;
      offset = regular - timestamp;
      return regular;
    }
    long time = timestamp + offset;
    if (time > previous) {
      return time;
    }
    if (previous - time < CLOCK_JUMP_MICROS) {
      return previous + 1;
    }
    offset = regular - timestamp;
    return regular;
  }

  /** Says that the next frame comes from a new connection, {@code gap} after the last frame. */
  void resumeAfter(Duration gap) {
    rebase = true;
    resumeAt = previous + Math.max(0, TimeUnit.NANOSECONDS.toMicros(gap.toNanos()));
  }
}
