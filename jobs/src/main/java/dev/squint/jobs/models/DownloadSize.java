package dev.squint.jobs.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Amounts of bytes. */
public final class DownloadSize {
  /** What progress is counted in. */
  static final long MEGABYTE = 1_000_000;

  private DownloadSize() {}

  /** An amount for people, in millions of bytes. */
  public static String text(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
  }

  /** Bytes that can still be written beside {@code file}. */
  static long freeSpace(Path file) throws IOException {
    return Files.getFileStore(file).getUsableSpace();
  }
}
