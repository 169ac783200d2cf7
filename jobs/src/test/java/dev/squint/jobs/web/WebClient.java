package dev.squint.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks a web server as a browser would. */
public final class WebClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI base;

  public WebClient(URI base) {
    this.base = base;
  }

  /** The answer to a GET; headers come in pairs. */
  public HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<byte[]> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  /** The JSON of an answer that must be good. */
  public JsonNode json(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return parse(answer);
  }

  /** The code of an error of this status. */
  public String error(String path, int status) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    JsonNode error = parse(answer).path("error");
    assertThat(answer.statusCode()).as(error.toString()).isEqualTo(status);
    assertThat(error.path("status").asInt()).isEqualTo(status);
    assertThat(error.path("message").asText()).isNotBlank().doesNotContain("\n");
    return error.path("code").asText();
  }

  /** Asks until the answer is as wanted. */
  public JsonNode await(String path, Predicate<JsonNode> wanted) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<byte[]> answer = get(path);
      JsonNode json = parse(answer);
      if (answer.statusCode() == 200 && wanted.test(json)) {
        return json;
      }
      assertThat(System.nanoTime())
          .as("waiting for %s, which is %s", path, json)
          .isLessThan(deadline);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  static JsonNode parse(HttpResponse<byte[]> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }
}
