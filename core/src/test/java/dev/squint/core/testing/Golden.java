package dev.squint.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with files that are committed; {@code -Dgolden.rewrite} writes them anew for a review of
 * the difference.
 */
public final class Golden {
  private Golden() {}

  /**
   * Compares text or bytes with {@code src/test/resources/golden/NAME} of the module under test.
   */
  public static void assertEquals(String name, byte[] actual) {
    Path file = Path.of("src", "test", "resources", "golden", name);
    try {
      if (Boolean.getBoolean("golden.rewrite")) {
        Files.createDirectories(file.getParent());
        Files.write(file, actual);
      }
      assertThat(new String(actual, StandardCharsets.ISO_8859_1))
          .isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an earlier Squint wrote, which none writes any more. */
  public static byte[] read(String name) {
    try {
      return Files.readAllBytes(Path.of("src", "test", "resources", "golden", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
