package dev.squint.core.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real footage and models that some tests use; they are skipped where it is not. */
public final class TestFootage {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "SQUINT_TEST_DATA";

  private static final String DEFAULT = "../shared/data";

  private TestFootage() {}

  /**
   * A file or folder of the test data; skips the calling test when there is none.
   *
   * @param name relative to the folder, for example {@code videos/lobby.mp4}
   */
  public static Path require(String name) {
    String named = System.getenv(VARIABLE);
    Path folder = named == null ? repositoryRoot().resolve(DEFAULT) : Path.of(named);
    assumeThat(folder)
        .as(
            "test data is looked for in the folder that %s names, else in %s beside the repository;"
                + " neither exists",
            VARIABLE, DEFAULT)
        .isDirectory();
    return folder.resolve(name).normalize();
  }

  /** The root of the checkout, from wherever in it the tests run. */
  public static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("core"))
        || !Files.isRegularFile(folder.resolve("pom.xml"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("tests run outside the checkout");
      }
      folder = parent;
    }
    return folder;
  }
}
