package dev.squint.jobs.query;

import java.io.IOException;

/** Writes rows in one format. Not thread-safe; does not close what it writes to. */
public interface ResultPrinter {
  /** Writes what stands before the first row. */
  void begin() throws IOException;

  /** Writes a row. */
  void print(ResultRow row) throws IOException;

  /** Writes what stands behind the last row. */
  void end() throws IOException;
}
