package dev.squint.jobs.cli;

import dev.squint.jobs.offline.LineFile;
import java.nio.file.Path;
import java.util.Optional;

/** A file of JSON lines that the user may or may not have asked for. */
record OptionalLines(Optional<LineFile> file) implements AutoCloseable {
  /**
   * Opens the file, if there is to be one.
   *
   * @param option that names it
   */
  static OptionalLines open(String option, Optional<Path> path) {
    return new OptionalLines(path.map(target -> LineFile.open(option, target)));
  }

  void write(Object record) {
    file.ifPresent(lines -> lines.write(record));
  }

  @Override
  public void close() {
    file.ifPresent(LineFile::close);
  }
}
