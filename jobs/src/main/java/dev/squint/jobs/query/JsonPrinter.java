package dev.squint.jobs.query;

import dev.squint.core.json.Json;
import java.io.IOException;

/** Records as one JSON array, a record a line; or as bare lines where the array would never end. */
final class JsonPrinter implements ResultPrinter {
  private final Appendable out;
  private final boolean lines;
  private boolean first = true;

  JsonPrinter(Appendable out, boolean lines) {
    this.out = out;
    this.lines = lines;
  }

  @Override
  public void begin() throws IOException {
    if (!lines) {
      out.append('[');
    }
  }

  @Override
  public void print(ResultRow row) throws IOException {
    if (!lines) {
      out.append(first ? "" : ",").append(System.lineSeparator());
    }
    first = false;
    out.append(Json.mapper().writeValueAsString(row.record()));
    if (lines) {
      out.append(System.lineSeparator());
    }
  }

  @Override
  public void end() throws IOException {
    if (!lines) {
      out.append(first ? "" : System.lineSeparator()).append(']').append(System.lineSeparator());
    }
  }
}
