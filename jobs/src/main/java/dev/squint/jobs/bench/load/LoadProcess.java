package dev.squint.jobs.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.squint.core.json.Json;
import dev.squint.core.wire.Topics;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The load as a process of its own: {@code LoadProcess BOOTSTRAP PREFIX CLIPS CAMERAS}. Each line
 * of its standard input is a {@link LoadOrder}, or empty for none; to each it answers with a line
 * that is a {@link LoadStatus}. It ends with its input.
 */
public final class LoadProcess {
  private LoadProcess() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: LoadProcess BOOTSTRAP PREFIX CLIPS CAMERAS");
    }
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        // Its own channel to who started it: nothing is for a console here.
        Writer out =
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
        LoadSender sender =
            LoadSender.start(
                arguments[0],
                new Topics(arguments[1]),
                ClipFile.read(Path.of(arguments[2])),
                Integer.parseInt(arguments[3]),
                Clock.systemUTC())) {
      obey(in, out, sender);
    }
  }

  private static void obey(BufferedReader in, Writer out, LoadSender sender) throws IOException {
    ObjectMapper json = Json.mapper();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      LoadStatus status =
          line.isEmpty() ? sender.status() : sender.order(json.readValue(line, LoadOrder.class));
      out.write(json.writeValueAsString(status) + "\n");
      out.flush();
    }
  }
}
