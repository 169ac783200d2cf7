package dev.squint.jobs.offline.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.json.Json;
import dev.squint.jobs.offline.labels.LabelStore.Line;
import dev.squint.jobs.options.UserException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What a label file holds.
 *
 * @param lines where the line of each frame is
 * @param end of the last whole line; what follows was torn off
 * @param isSorted whether the lines are in the order of frames
 */
record LabelScan(Map<Long, Line> lines, long end, boolean isSorted) {

  /** Reads a file of a label at a time. */
  static LabelScan of(Path file) throws IOException {
    Map<Long, Line> lines = new HashMap<>();
    long position = 0;
    long last = -1;
    boolean sorted = true;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (byte[] line = readLine(in); line.length > 0; line = readLine(in)) {
        long frame = frameOf(file, lines.size() + 1, line);
        if (lines.put(frame, new Line(position, line.length)) != null) {
          throw damaged(file, lines.size() + 1, "frame %d is there twice".formatted(frame));
        }
        sorted &= frame > last;
        last = frame;
        position += line.length;
      }
    }
    return new LabelScan(lines, position, sorted);
  }

  /** Reads up to the next line end, included; empty at the end of whole lines. */
  private static byte[] readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return line.toByteArray();
      }
    }
    return new byte[0];
  }

  private static long frameOf(Path file, int number, byte[] line) throws IOException {
    try {
      return Json.mapper().readValue(line, FrameLabels.class).frame();
    } catch (JsonProcessingException e) {
      throw damaged(file, number, e.getOriginalMessage());
    }
  }

  private static UserException damaged(Path file, int line, String why) {
    return new UserException(
        "labels %s are damaged in line %d: %s; delete the file to label anew"
            .formatted(file, line, why));
  }

  /** Reads the bytes of a line. */
  interface LineReader {
    byte[] read(Line line) throws IOException;
  }

  /** Replaces the file by one with {@code lines} in their order. */
  static void sort(Path file, Collection<Line> lines, LineReader reader) throws IOException {
    Path ordered = file.resolveSibling(file.getFileName() + ".sorted");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ordered))) {
      for (Line line : lines) {
        out.write(reader.read(line));
      }
    }
    Files.move(ordered, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
