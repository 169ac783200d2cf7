package dev.squint.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.squint.core.testing.TestFootage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine that checks one of the repository's files.
 *
 * @param program where it is
 */
public record Tool(Path program) {
  private static final int PATIENCE_SECONDS = 60;

  /** Finds a program on the path; skips the calling test, saying so, where it is missing. */
  public static Tool require(String name) {
    List<Path> found = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, name);
      if (Files.isExecutable(candidate)) {
        found.add(candidate);
      }
    }
    assumeThat(found).as("%s is not installed; .ci/run installs it on Debian", name).isNotEmpty();
    return new Tool(found.get(0));
  }

  /**
   * Runs it in the root of the repository; fails unless it ends with 0.
   *
   * @return what it said
   */
  public String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("tool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(TestFootage.repositoryRoot().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("%s ends", command)
          .isTrue();
      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as("%s says %s", command, said).isZero();
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
