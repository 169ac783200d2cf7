package dev.squint.video.source;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What ends a blocking call into FFmpeg early.
 *
 * @param cancelled asked about every 100 ms; true ends the call
 * @param openTimeout for connecting and reading the header
 * @param readTimeout for the next packet
 */
record ReadLimits(BooleanSupplier cancelled, Duration openTimeout, Duration readTimeout) {
  private static final Duration UNLIMITED = Duration.ofDays(365);

  /** Limits of a local file: only cancelling ends a call. */
  static ReadLimits of(BooleanSupplier cancelled) {
    return new ReadLimits(cancelled, UNLIMITED, UNLIMITED);
  }
}
