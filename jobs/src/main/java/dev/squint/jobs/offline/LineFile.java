package dev.squint.jobs.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.json.Json;
import dev.squint.jobs.options.UserException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines that takes its place when it is closed: until then the lines are in a file
 * beside it, so that readers never see half a run and an earlier file stays until then.
 *
 * <p>What is no regular file (a pipe, a terminal) is written directly. One thread.
 */
public final class LineFile implements AutoCloseable {
  private static final String UNFINISHED = ".partial";

  private final String option;
  private final Path target;
  private final @Nullable Path unfinished;
  private final OutputStream out;
  private boolean closed;

  private LineFile(String option, Path target, @Nullable Path unfinished, OutputStream out) {
    this.option = option;
    this.target = target;
    this.unfinished = unfinished;
    this.out = out;
  }

  /**
   * Opens a file for writing.
   *
   * @param option the option that names it, for errors
   * @throws UserException when it cannot be written
   */
  public static LineFile open(String option, Path target) {
    requireWritable(option, target);
    boolean direct = Files.exists(target) && !Files.isRegularFile(target);
    Path unfinished = direct ? null : target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      Path written = unfinished == null ? target : unfinished;
      return new LineFile(
          option, target, unfinished, new BufferedOutputStream(Files.newOutputStream(written)));
    } catch (IOException e) {
      throw unwritable(option, target, e);
    }
  }

  private static void requireWritable(String option, Path target) {
    if (Files.isDirectory(target)) {
      throw new UserException("%s %s is a folder, not a file".formatted(option, target));
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UserException(
          "%s %s cannot be written: there is no folder %s".formatted(option, target, folder));
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new UserException("%s %s cannot be written: no permission".formatted(option, target));
    }
  }

  /** Writes one record as a line. */
  public void write(Object record) {
    try {
      out.write(Json.mapper().writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("records can always be written as JSON", e);
    } catch (IOException e) {
      throw unwritable(option, target, e);
    }
  }

  /** Puts the file in its place. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close();
      if (unfinished != null) {
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(option, target, e);
    }
  }

  private static UserException unwritable(String option, Path target, IOException cause) {
    return new UserException(
        "%s %s cannot be written: %s".formatted(option, target, cause.getMessage()), cause);
  }
}
