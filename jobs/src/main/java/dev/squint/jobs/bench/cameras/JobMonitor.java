package dev.squint.jobs.bench.cameras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a Flink cluster's REST interface says of one job. */
final class JobMonitor {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int FINE = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String job;

  /**
   * A monitor.
   *
   * @param address {@code HOST:PORT} of the REST interface
   * @param job its id
   */
  JobMonitor(String address, String job) {
    this.address = address;
    this.job = job;
  }

  /** The last completed checkpoints that the cluster remembers, about ten, oldest first. */
  List<Checkpoint> checkpoints() throws IOException, InterruptedException {
    return parseCheckpoints(get("/checkpoints"));
  }

  /**
   * Fails when the job does not run: one that starts anew again and again gives no figures.
   *
   * @throws IllegalStateException with its state
   */
  void requireRunning() throws IOException, InterruptedException {
    String state = get("").path("state").asText();
    if (!state.equals("RUNNING")) {
      throw new IllegalStateException(
          "the job is %s: %s"
              .formatted(state, get("/exceptions").findPath("stacktrace").asText("no exception")));
    }
  }

  static List<Checkpoint> parseCheckpoints(JsonNode answer) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (JsonNode found : answer.path("history")) {
      if (found.path("status").asText().equals("COMPLETED")) {
        checkpoints.add(
            new Checkpoint(
                found.path("id").asLong(),
                found.path("state_size").asLong(),
                found.path("end_to_end_duration").asLong()));
      }
    }
    checkpoints.sort((left, right) -> Long.compare(left.id(), right.id()));
    return checkpoints;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://%s/jobs/%s%s".formatted(address, job, path));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != FINE) {
      throw new IOException("%s answers %d".formatted(uri, answer.statusCode()));
    }
    return Json.mapper().readTree(answer.body());
  }
}
