package dev.squint.jobs.demo;

import dev.squint.jobs.options.SendingRate;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Which simulated cameras are shown.
 *
 * @param cameras how many, at least 1; beyond the number of scenes they are shown again from other
 *     seeds
 * @param seed of the first camera of each scene
 * @param day how long a simulated day lasts
 * @param frames how many frames each camera has; empty for no end
 * @param rate how fast frames are sent
 */
public record SimulatedShowSettings(
    int cameras, long seed, Duration day, OptionalLong frames, SendingRate rate) {
  public static final int DEFAULT_CAMERAS = 4;

  /** The seed that the shipped plans were made for. */
  public static final long DEFAULT_SEED = 1;

  /** Short enough for a visitor to see the light change. */
  public static final Duration DEFAULT_DAY = Duration.ofMinutes(20);

  private static final int MAX_CAMERAS = 100;

  public SimulatedShowSettings {
    if (cameras < 1 || cameras > MAX_CAMERAS) {
      throw new IllegalArgumentException(
          "the number of cameras must be between 1 and %d: %d".formatted(MAX_CAMERAS, cameras));
    }
    if (day.toSeconds() < 1) {
      throw new IllegalArgumentException("a day must be at least 1 second: " + day);
    }
  }
}
