package dev.squint.video.source;

import java.time.Duration;

/**
 * How a camera is connected to.
 *
 * @param openTimeout for connecting and until the stream is known, above 0
 * @param readTimeout longest silence before a connection counts as lost, above 0
 * @param backOff waits between attempts
 */
public record RtspOptions(Duration openTimeout, Duration readTimeout, BackOff backOff) {
  /** Fifteen seconds to open, ten of silence, {@link BackOff#DEFAULT}. */
  public static final RtspOptions DEFAULT =
      new RtspOptions(Duration.ofSeconds(15), Duration.ofSeconds(10), BackOff.DEFAULT);

  public RtspOptions {
    requirePositive("open timeout", openTimeout);
    requirePositive("read timeout", readTimeout);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("%s must be above 0: %s".formatted(name, value));
    }
  }
}
