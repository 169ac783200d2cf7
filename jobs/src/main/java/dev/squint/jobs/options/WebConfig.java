package dev.squint.jobs.options;

import java.util.Optional;

/**
 * How the web page is served.
 *
 * @param enabled whether {@code squint local} serves it
 * @param listen where
 * @param token needed on any other address than localhost
 */
public record WebConfig(boolean enabled, ListenAddress listen, Optional<AccessToken> token) {
  /** The page at its usual address, on this machine alone. */
  public static WebConfig standard() {
    return new WebConfig(true, ListenAddress.STANDARD, Optional.empty());
  }
}
