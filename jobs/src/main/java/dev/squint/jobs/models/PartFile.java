package dev.squint.jobs.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.json.Json;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The part of a file that has come so far, beside where the file will be, with a note of what it is
 * part of. One process at a time holds it, from {@link #open} to {@link #close()}; it stays when
 * the work stops, so that the next run goes on from there.
 */
final class PartFile implements AutoCloseable {
  private static final String PART = ".part";
  private static final String ORIGIN = ".part.json";

  private final Path target;
  private final Path path;
  private final Path originPath;
  private final FileChannel channel;
  private long size;

  /**
   * What a part is of.
   *
   * @param source the address it came from
   * @param validator what the server calls this version of the file: a strong entity tag or a date
   */
  record Origin(String source, String validator) {}

  private PartFile(Path target, FileChannel channel) throws IOException {
    this.target = target;
    path = beside(target, PART);
    originPath = beside(target, ORIGIN);
    this.channel = channel;
    size = channel.size();
  }

  /**
   * Takes the part of {@code target} up, empty when there is none.
   *
   * @throws UserException when another process holds it
   */
  static PartFile open(Path target) throws IOException {
    Path path = beside(target, PART);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new PartFile(target, channel);
      }
    } catch (OverlappingFileLockException e) {
      // held by this process: said below
    }
    channel.close();
    throw new UserException("%s is being written by another download".formatted(path));
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }

  Path path() {
    return path;
  }

  /** Bytes that have come. */
  long size() {
    return size;
  }

  /** What the part is of, when it is of {@code source} and can be gone on with. */
  Optional<Origin> origin(String source) throws IOException {
    if (size == 0 || !Files.exists(originPath)) {
      return Optional.empty();
    }
    try {
      Origin origin = Json.mapper().readValue(originPath.toFile(), Origin.class);
      return Optional.of(origin).filter(known -> known.source().equals(source));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a note cut short says nothing; the file is fetched anew
    }
  }

  /** Drops what has come, to begin anew with a version that {@code origin} names, if any does. */
  void restart(Optional<Origin> origin) throws IOException {
    if (size > 0) {
      channel.truncate(0);
      size = 0;
    }
    Files.deleteIfExists(originPath);
    if (origin.isPresent()) {
      Files.write(originPath, Json.mapper().writeValueAsBytes(origin.get()));
    }
  }

  /** Adds the first {@code count} of {@code bytes}. */
  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      size += channel.write(buffer, size);
    }
  }

  /** Drops the part: it is of no use. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
    Files.deleteIfExists(originPath);
  }

  /** Puts the file in its place, at once and whole. */
  void finish() throws IOException {
    channel.force(true);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(originPath);
    channel.close();
  }

  /** Lets go of the part, which stays unless nothing has come. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen() && size == 0) {
      discard();
    }
    channel.close();
  }
}
