package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A plan file that is to be written at the end of long work.
 *
 * @param option that names it
 * @param path where
 */
record PlanFile(String option, Path path) {
  private static final String UNFINISHED = ".partial";

  /**
   * A file that can be written as far as can be seen.
   *
   * @throws UserException when it cannot
   */
  static PlanFile writable(String option, Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserException(
          "%s %s cannot be written: there is no folder %s".formatted(option, path, folder));
    }
    if (Files.isDirectory(path)) {
      throw new UserException("%s %s is a folder, not a file".formatted(option, path));
    }
    if (!Files.isWritable(Files.exists(path) ? path : folder)) {
      throw new UserException("%s %s cannot be written: no permission".formatted(option, path));
    }
    return new PlanFile(option, path);
  }

  /** Puts the bundle in its place. */
  void write(PlanBundle bundle) {
    Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
    try {
      Files.write(unfinished, PlanBundles.write(bundle));
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserException(
          "%s %s cannot be written: %s".formatted(option, path, Console.reason(e)), e);
    }
  }
}
