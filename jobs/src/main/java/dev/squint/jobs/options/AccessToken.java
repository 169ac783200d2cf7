package dev.squint.jobs.options;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The secret that a page on another address than localhost asks for. Its text form hides it, lest
 * it end up in a log.
 */
public final class AccessToken {
  private static final String ALLOWED = "[A-Za-z0-9._~-]{16,256}";

  private final byte[] secret;

  private AccessToken(byte[] secret) {
    this.secret = secret;
  }

  /** The token of this text, which must fit into a cookie and be long enough not to be guessed. */
  public static AccessToken of(String text) {
    if (!text.matches(ALLOWED)) {
      throw new IllegalArgumentException(
          "a token has 16 to 256 letters, digits, dots, dashes, underscores and tildes; this one has %d characters"
              .formatted(text.length()));
    }
    return new AccessToken(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether {@code text} is this token; takes as long whatever it is. */
  public boolean matches(String text) {
    return MessageDigest.isEqual(secret, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
