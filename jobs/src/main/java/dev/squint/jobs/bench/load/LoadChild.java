package dev.squint.jobs.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.squint.core.json.Json;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.cluster.ChildProcess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The load in a process of its own ({@link LoadProcess}), so that nobody else is held to cost it.
 */
final class LoadChild implements Load {
  private static final String HEAP = "-Xmx768m";

  private final ChildProcess process;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final ObjectMapper json = Json.mapper();

  private LoadChild(ChildProcess process) {
    this.process = process;
    orders = new BufferedWriter(new OutputStreamWriter(process.input(), StandardCharsets.UTF_8));
    answers = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
  }

  /** Starts a quiet load; its clips lie in a file in {@code directory}, beside its log. */
  static LoadChild start(
      String bootstrap, Topics topics, List<Clip> clips, int most, Path directory)
      throws IOException {
    Path file = directory.resolve("clips");
    ClipFile.write(file, clips);
    LoadChild load =
        new LoadChild(
            ChildProcess.startTalking(
                new ChildProcess.Start(
                    "load",
                    List.of(HEAP, "-XX:+UseSerialGC"),
                    ChildProcess.thisClassPath(),
                    LoadProcess.class.getName(),
                    List.of(bootstrap, topics.prefix(), file.toString(), Integer.toString(most)),
                    directory.resolve("load.log"))));
    load.status(); // ready once it answers
    return load;
  }

  @Override
  public LoadStatus order(LoadOrder order) {
    try {
      return ask(json.writeValueAsString(order));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public LoadStatus status() {
    return ask("");
  }

  @Override
  public void close() {
    process.close();
  }

  private LoadStatus ask(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
      String answer = answers.readLine();
      if (answer != null) {
        return json.readValue(answer, LoadStatus.class);
      }
    } catch (IOException e) {
      process.requireRunning();
      throw new UncheckedIOException("the load does not answer", e);
    }
    process.requireRunning();
    throw new IllegalStateException("the load has ended its output");
  }
}
