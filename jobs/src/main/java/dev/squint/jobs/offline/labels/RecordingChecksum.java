package dev.squint.jobs.offline.labels;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** The checksum of a recording: of a file its bytes, of a folder the names and bytes in it. */
public final class RecordingChecksum {
  private static final int BLOCK_BYTES = 1 << 20;

  private RecordingChecksum() {}

  /**
   * SHA-256 of a recording.
   *
   * @throws UserException when it cannot be read
   */
  public static String of(Path recording) {
    MessageDigest digest = Sha256.digest();
    try {
      if (Files.isDirectory(recording)) {
        for (Path file : filesOf(recording)) {
          digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
          add(file, digest);
        }
      } else {
        add(recording, digest);
      }
    } catch (IOException e) {
      throw new UserException("%s cannot be read: %s".formatted(recording, e.getMessage()), e);
    }
    return Sha256.hex(digest);
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void add(Path file, MessageDigest digest) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
    }
  }
}
