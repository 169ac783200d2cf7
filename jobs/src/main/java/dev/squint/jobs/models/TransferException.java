package dev.squint.jobs.models;

import java.time.Duration;
import java.util.Optional;

/** Thrown when an attempt to fetch a file has failed in a way that may pass. */
final class TransferException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  TransferException(String message) {
    this(message, Optional.empty());
  }

  /**
   * A failure.
   *
   * @param retryAfter what the server asks to be waited
   */
  TransferException(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
