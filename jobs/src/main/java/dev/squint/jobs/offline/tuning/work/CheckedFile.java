package dev.squint.jobs.offline.tuning.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;

/** Files that are whole or count as not there: written beside their place, moved there at once. */
final class CheckedFile {
  private static final int MAGIC = 0x53515743; // SQWC
  private static final int HEADER_BYTES = Integer.BYTES + Integer.BYTES + Long.BYTES;
  private static final String UNFINISHED = ".partial";

  private CheckedFile() {}

  /** The content of a file; empty when it is missing, cut off or damaged. */
  static Optional<byte[]> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC) {
      return Optional.empty();
    }
    int length = bytes.getInt();
    long checksum = bytes.getLong();
    if (bytes.remaining() != length) {
      return Optional.empty();
    }
    byte[] content = new byte[length];
    bytes.get(content);
    return checksum == checksum(content) ? Optional.of(content) : Optional.empty();
  }

  /** Puts {@code content} in the place of {@code file}; its folder is made when missing. */
  static void write(Path file, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + content.length);
    bytes.putInt(MAGIC).putInt(content.length).putLong(checksum(content)).put(content);
    replace(file, bytes.array());
  }

  /** Puts {@code bytes} as they are in the place of {@code file}. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.write(unfinished, bytes);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue();
  }
}
