package dev.squint.jobs.deploy;

import dev.squint.jobs.options.UserException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jar that a cluster is handed: Squint's job and operator classes and nothing else, as all else
 * lies on the cluster's own class path.
 */
public final class JobJar {
  /** Its file name. */
  public static final String NAME = "squint-job.jar";

  private JobJar() {}

  /**
   * Finds the jar beside the classes that are running: in their folder, or in the one above.
   *
   * @throws UserException when it is in neither
   */
  public static Path locate() {
    Path classes = runningFrom();
    List<Path> candidates =
        Stream.of(classes.resolveSibling(NAME), classes.resolve("../..").resolve(NAME))
            .map(Path::normalize)
            .toList();
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "the job's jar is not there: %s; run mvn package, or name it with --job-jar"
                        .formatted(candidates)));
  }

  private static Path runningFrom() {
    CodeSource source = JobJar.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes come from no file: " + source, e);
    }
  }
}
