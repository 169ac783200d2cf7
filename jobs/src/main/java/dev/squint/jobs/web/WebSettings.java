package dev.squint.jobs.web;

import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import java.util.Optional;

/**
 * Where the web page listens and who may see it.
 *
 * @param listen the address
 * @param token needed on any other address than localhost
 * @param freePortIfTaken whether to take any free port when the port is taken
 */
public record WebSettings(
    ListenAddress listen, Optional<AccessToken> token, boolean freePortIfTaken) {
  public WebSettings {
    if (token.isEmpty() && !listen.isLocal()) {
      throw new IllegalArgumentException(
          "the web page can be seen from other machines at %s, so it needs a token (--token, or web.token in the configuration)"
              .formatted(listen));
    }
  }

  /** The page on this machine alone. */
  public static WebSettings standard() {
    return new WebSettings(ListenAddress.STANDARD, Optional.empty(), false);
  }

  /** The same, at any free port when the port is taken. */
  public WebSettings withFreePortIfTaken() {
    return new WebSettings(listen, token, true);
  }
}
