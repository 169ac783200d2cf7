package dev.squint.jobs.web.access;

import dev.squint.jobs.options.AccessToken;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may ask: on localhost whoever asks localhost by name, elsewhere whoever has the
 * token. The page's own files, which say nothing of any camera, need none.
 *
 * <p>The name matters on localhost because a web page of anybody's can point a name of its own at
 * this machine and have the browser ask here for it (DNS rebinding).
 */
public final class AccessGuard {
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String BEARER = "bearer ";

  private final boolean localOnly;
  private final Optional<AccessToken> token;

  /**
   * A guard.
   *
   * @param localOnly whether the server listens on localhost alone
   * @param token needed when there is one
   */
  public AccessGuard(boolean localOnly, Optional<AccessToken> token) {
    this.localOnly = localOnly;
    this.token = token;
  }

  /** What is to be done with a request. */
  public enum Decision {
    ALLOW,
    /** Remember the token in a cookie and send the browser to the address without it. */
    REMEMBER_TOKEN,
    REFUSE_HOST,
    REFUSE_TOKEN
  }

  public Decision decide(AccessRequest request) {
    if (localOnly && !request.host().map(AccessGuard::isLocal).orElse(false)) {
      return Decision.REFUSE_HOST;
    }
    if (token.isEmpty()) {
      return Decision.ALLOW;
    }
    AccessToken secret = token.get();
    if (request.parameter().filter(secret::matches).isPresent()) {
      return Decision.REMEMBER_TOKEN;
    }
    boolean known =
        !request.forData()
            || request
                .authorization()
                .flatMap(AccessGuard::bearer)
                .filter(secret::matches)
                .isPresent()
            || request.cookie().filter(secret::matches).isPresent();
    return known ? Decision.ALLOW : Decision.REFUSE_TOKEN;
  }

  private static Optional<String> bearer(String header) {
    boolean isBearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
    return isBearer ? Optional.of(header.substring(BEARER.length()).strip()) : Optional.empty();
  }

  private static boolean isLocal(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll(":\\d{1,5}$", "");
    return LOCAL_NAMES.contains(name);
  }
}
