package dev.squint.video.synthetic;

import java.time.Duration;
import java.util.Optional;

/**
 * A disturbance at a time of the stream.
 *
 * @param at time since frame 0
 * @param disturbance what happens
 * @param duration how long; empty for the disturbance's usual duration
 */
public record ScheduledDisturbance(
    Duration at, Disturbance disturbance, Optional<Duration> duration) {
  /** When it ends, in seconds since frame 0; infinite when it lasts for good. */
  double end() {
    Optional<Duration> length = duration.or(disturbance::usualDuration);
    return length.isPresent() ? seconds(at) + seconds(length.get()) : Double.POSITIVE_INFINITY;
  }

  /** Whether it lasts at a stream time in seconds. */
  boolean isActive(double time) {
    return time >= begin() && time < end();
  }

  /** When it begins, in seconds since frame 0. */
  double begin() {
    return seconds(at);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @Override
  public String toString() {
    String start = "%02d:%02d:%02d".formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    return start
        + ":"
        + disturbance.id()
        + duration.map(length -> ":" + Durations.print(length)).orElse("");
  }
}
