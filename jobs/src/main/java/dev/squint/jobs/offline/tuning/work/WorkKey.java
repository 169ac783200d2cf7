package dev.squint.jobs.offline.tuning.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.hash.Sha256;
import dev.squint.core.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The name of a result by what it was made of: other inputs, another name. */
public final class WorkKey {
  private static final int DIGITS = 24;

  private WorkKey() {}

  /**
   * The key of a result.
   *
   * @param parts all that the result depends on: texts, numbers, and what has a JSON form
   */
  public static String of(Object... parts) {
    MessageDigest digest = Sha256.digest();
    for (Object part : parts) {
      byte[] text = text(part).getBytes(StandardCharsets.UTF_8);
      digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(text);
    }
    return Sha256.hex(digest).substring(0, DIGITS);
  }

  private static String text(Object part) {
    try {
      return part instanceof String plain ? plain : Json.mapper().writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a key is made of what has a JSON form", e);
    }
  }
}
