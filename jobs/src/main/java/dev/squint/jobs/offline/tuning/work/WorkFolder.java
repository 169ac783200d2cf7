package dev.squint.jobs.offline.tuning.work;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.options.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder in which a tuning keeps its results, by kind and by {@link WorkKey}.
 *
 * <p>A result is there whole or not at all, whenever the process ends; what is damaged counts as
 * not there. Owns a lock on the folder until {@link #close()}. Thread-safe.
 */
public final class WorkFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String RESULT = ".bin";

  private final Path folder;
  private final FileChannel lock;

  private WorkFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a folder, which is made when missing.
   *
   * @throws UserException when it cannot be used or another process uses it
   */
  public static WorkFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new UserException(
            "work folder %s is in use by another squint; name another with --work"
                .formatted(folder));
      }
      return new WorkFolder(folder, channel);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this process
    }
  }

  public Path folder() {
    return folder;
  }

  /** The result under {@code key}, if it is there and whole. */
  public <T> Optional<T> find(WorkCodec<T> codec, String key) {
    Path file = file(codec.kind(), key);
    try {
      Optional<byte[]> content = CheckedFile.read(file);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      try (DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(content.orElseThrow()))) {
        return Optional.of(codec.read(in));
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Keeps a result, in place of an earlier one. */
  public <T> void keep(WorkCodec<T> codec, String key, T value) {
    Path file = file(codec.kind(), key);
    try {
      CheckedFile.write(file, bytes(codec, value));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** The key of a value by its content. */
  public <T> String key(WorkCodec<T> codec, T value) {
    return Sha256.of(bytes(codec, value));
  }

  /** The file of an append-only log; its folder is there. */
  public Path log(String kind, String key) {
    Path file = folder.resolve(kind).resolve(key + ".log");
    try {
      Files.createDirectories(folder.resolve(kind));
    } catch (IOException e) {
      throw unusable(file, e);
    }
    return file;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static <T> byte[] bytes(WorkCodec<T> codec, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      codec.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private Path file(String kind, String key) {
    return folder.resolve(kind).resolve(key + RESULT);
  }

  private static UserException unusable(Path file, IOException cause) {
    return new UserException(
        "%s in the work folder cannot be used: %s".formatted(file, cause.getMessage()), cause);
  }
}
