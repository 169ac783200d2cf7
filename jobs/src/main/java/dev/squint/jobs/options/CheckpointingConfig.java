package dev.squint.jobs.options;

import java.time.Duration;

/**
 * How the Flink jobs survive failures.
 *
 * @param interval between checkpoints; zero for no checkpoints
 * @param exactlyOnce whether answers are written in transactions that end with a checkpoint; else
 *     they are written at once and may be written again after a failure
 */
public record CheckpointingConfig(Duration interval, boolean exactlyOnce) {
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

  public CheckpointingConfig {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("the checkpoint interval cannot be negative: " + interval);
    }
    if (exactlyOnce && interval.isZero()) {
      throw new IllegalArgumentException(
          "exactlyOnce needs checkpoints, and the checkpoint interval is 0");
    }
  }

  /** Exactly once, every {@link #DEFAULT_INTERVAL}. */
  public static CheckpointingConfig standard() {
    return new CheckpointingConfig(DEFAULT_INTERVAL, true);
  }
}
