package dev.squint.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code squint --version} says. */
final class SquintVersion implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** The version of this build. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream stream =
        Objects.requireNonNull(SquintVersion.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "squint " + number(),
      "Java %s, %s %s"
          .formatted(
              Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}
