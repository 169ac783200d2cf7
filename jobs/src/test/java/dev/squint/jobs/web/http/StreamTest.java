package dev.squint.jobs.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.jobs.web.Answers;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.PresenceStretch.Moment;
import dev.squint.jobs.web.site.ReadingState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static final Duration IDLE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CAMERAS = 50;

  private final MemoryPage page = new MemoryPage(true, Optional.empty(), IDLE);
  private final List<Stream> open = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Stream stream : open) {
      stream.close();
    }
    page.close();
  }

  @Test
  void tellsOverviewFramesDetectionsAndEvents() throws Exception {
    page.site.add("lobby", Answers.specialized(0, 0.02f), null);
    page.site.add("yard", Answers.specialized(0, 0.02f), null);
    page.site.reading(ReadingState.live());
    Stream stream = stream("/api/stream?frames=lobby&rate=5&detections=lobby", 65_536);

    assertThat(stream.next("overview").at("/totals/cameras").asInt()).isEqualTo(2);
    JsonNode frames = stream.next("frames").at("/frames");
    assertThat(frames).hasSize(1);
    assertThat(frames.at("/0/tile").asText()).isEqualTo("/api/cameras/lobby/frames/0/tile.jpg");

    page.site.add("lobby", Answers.specialized(1, 0.02f), null);
    page.site.add("lobby", Answers.reference(2, 0.91f, 0.5f), List.of());
    JsonNode detections = stream.next("detections");
    assertThat(detections.at("/camera").asText()).isEqualTo("lobby");
    assertThat(detections.at("/skipped").asInt()).isZero();
    assertThat(detections.at("/frame/0").asInt()).isEqualTo(1);

    page.site.put(
        new PresenceStretch(
            "lobby/person/2",
            "lobby",
            "person",
            "p",
            new Moment(2, Answers.at(2)),
            null,
            true,
            ""));
    assertThat(stream.next("event").at("/state").asText()).isEqualTo("OPEN");
    assertThat(stream.next("overview").at("/totals/openEvents").asInt()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatIsTooOldForAClientThatFellBehind() throws Exception {
    page.site.add("lobby", Answers.specialized(0, 0.02f), null);
    Stream stream = stream("/api/stream?detections=lobby", 65_536);
    stream.next("overview");
    for (int frame = 1; frame <= 5_000; frame++) {
      page.site.add("lobby", Answers.specialized(frame, 0.02f), null);
    }
    long told = 0;
    long skipped = 0;
    while (told + skipped < 5_000) {
      JsonNode detections = stream.next("detections");
      told += detections.at("/frame").size();
      skipped += detections.at("/skipped").asLong();
    }

    assertThat(told + skipped).isEqualTo(5_000);
    assertThat(skipped).isPositive();
  }

  @Test
  void isNotHeldUpByAClientThatTakesNothingAndEndsIt() throws Exception {
    answerAll(0);
    Stream slow = stream("/api/stream?frames=*&rate=5", 4_096);
    slow.awaitFirst();
    Stream quick = stream("/api/stream?frames=*&rate=5", 262_144);
    quick.awaitFirst();
    assertThat(page.streams.count()).isEqualTo(2);

    int frame = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (page.streams.count() == 2 && System.nanoTime() < deadline) {
      answerAll(++frame);
      assertThat(quick.next("frames").at("/frames")).isNotEmpty();
    }
    assertThat(page.streams.count()).as("streams after the slow one was ended").isEqualTo(1);

    answerAll(++frame);
    JsonNode told = quick.next("frames");
    while (told.at("/frames/0/frame").asInt() < frame) {
      told = quick.next("frames");
    }
    assertThat(told.at("/frames/0/frame").asInt()).isEqualTo(frame);
  }

  private void answerAll(int frame) {
    for (int camera = 0; camera < CAMERAS; camera++) {
      page.site.add("camera-" + camera, Answers.specialized(frame, 0.02f), null);
    }
  }

  @Test
  void endsAStreamWhoseClientHasGone() throws Exception {
    page.site.add("lobby", Answers.specialized(0, 0.02f), null);
    Stream stream = stream("/api/stream", 65_536);
    stream.next("overview");
    stream.close();

    await(() -> page.streams.count() == 0);
  }

  @Test
  void refusesMoreStreamsThanItHasThreadsFor() throws Exception {
    for (int client = 0; client < 64; client++) {
      stream("/api/stream", 4_096).awaitFirst();
    }
    assertThat(page.client().error("/api/stream", 503)).isEqualTo("too-many-clients");
  }

  private Stream stream(String path, int receiveBytes) throws IOException {
    Stream stream = new Stream(page.http.address().port(), path, receiveBytes);
    open.add(stream);
    return stream;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A client of a stream that reads when it is told to. */
  private static final class Stream implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader lines;

    Stream(int port, String path, int receiveBytes) throws IOException {
      socket.setReceiveBufferSize(receiveBytes);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_024);
    }

    /** Reads the status line alone. */
    void awaitFirst() throws IOException {
      assertThat(lines.readLine()).contains(" 200 ");
    }

    /** The next message of this name; others are passed over. */
    JsonNode next(String event) throws IOException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        String line = lines.readLine();
        if (line == null) {
          throw new SocketException("the stream has ended");
        }
        if (line.equals("event: " + event)) {
          return Json.mapper().readTree(lines.readLine().substring("data: ".length()));
        }
      }
      throw new SocketTimeoutException("no message %s came".formatted(event));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
