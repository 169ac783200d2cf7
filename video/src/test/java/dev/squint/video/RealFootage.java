package dev.squint.video;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real recordings that lie outside the repository; tests without them are skipped. */
public final class RealFootage {
  private static final String VARIABLE = "SQUINT_TEST_DATA";
  // The working directory of a test is the module's folder.
  private static final Path DEFAULT = Path.of("..", "..", "shared", "data");

  private RealFootage() {}

  /** A recording by its file name; skips the calling test when it is not there. */
  public static Path video(String name) {
    String folder = System.getenv(VARIABLE);
    Path file = (folder == null ? DEFAULT : Path.of(folder)).resolve("videos").resolve(name);
    assumeThat(Files.isRegularFile(file))
        .as(
            "real footage: set %s to a folder that holds videos/%s, or put it at ../shared/data"
                + " from the repository root",
            VARIABLE, name)
        .isTrue();
    return file;
  }
}
