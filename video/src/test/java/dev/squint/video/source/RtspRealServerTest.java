package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.squint.video.FrameSources;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link RtspFrameSource} against GStreamer's RTSP server in a process of its own. */
@Timeout(90)
class RtspRealServerTest {
  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");
  private static final String PACKAGES =
      "python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good"
          + " gstreamer1.0-plugins-ugly";
  private static final String PROBE =
      "import gi; gi.require_version('GstRtspServer', '1.0');"
          + " from gi.repository import Gst, GstRtspServer; Gst.init(None);"
          + " exit(0 if Gst.ElementFactory.find('x264enc') else 1)";
  private static final RtspOptions OPTIONS =
      new RtspOptions(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          new BackOff(Duration.ofMillis(100), Duration.ofMillis(500), 0.5));

  @TempDir Path folder;
  private final List<Process> servers = new ArrayList<>();

  @AfterEach
  void stopServers() {
    servers.forEach(Process::destroyForcibly);
  }

  @Test
  void goesOnWhenTheServerIsKilledAndRestarted() throws Exception {
    String interpreter = requireInterpreter();
    List<String> heard = new ArrayList<>();
    int port = startServer(interpreter, 0);
    String url = "rtsp://127.0.0.1:%d/camera".formatted(port);
    SourceOptions options = SourceOptions.DEFAULT.withRtsp(OPTIONS).withListener(recorder(heard));

    try (FrameSource source = FrameSources.open(url, options)) {
      assertThat(source.describe()).contains("160x120", "h264");
      List<SourceFrame> frames = new ArrayList<>();
      readFrames(source, 25, frames);
      assertThat(heard).isEmpty();

      kill(servers.get(0));
      startServer(interpreter, port);
      while (!heard.contains("gap")) {
        readFrames(source, 1, frames);
      }
      readFrames(source, 25, frames);

      assertThat(heard).startsWith("attempt 1").containsOnlyOnce("gap");
      Frames.assertInOrder(frames);
    }
  }

  @Test
  void namesAStreamThatTheServerDoesNotHave() throws Exception {
    int port = startServer(requireInterpreter(), 0);
    String url = "rtsp://user:secret@127.0.0.1:%d/none".formatted(port);

    assertThatThrownBy(() -> FrameSources.open(url, SourceOptions.DEFAULT.withRtsp(OPTIONS)))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContainingAll("user:***@", "404")
        .message()
        .doesNotContain("secret");
  }

  private static SourceListener recorder(List<String> heard) {
    return new SourceListener() {
      @Override
      public void onGap(Instant lostAt, Instant resumedAt, String reason) {
        assertThat(resumedAt).isAfter(lostAt);
        heard.add("gap");
      }

      @Override
      public void onReconnecting(int attempt, Duration delay, String reason) {
        heard.add("attempt " + attempt);
      }
    };
  }

  private static void readFrames(FrameSource source, int count, List<SourceFrame> frames)
      throws Exception {
    for (int i = 0; i < count; i++) {
      frames.add(source.next().orElseThrow());
    }
  }

  private int startServer(String interpreter, int port) throws Exception {
    Process server =
        new ProcessBuilder(interpreter, script().toString(), Integer.toString(port))
            .redirectError(folder.resolve("server-%d.log".formatted(servers.size())).toFile())
            .start();
    servers.add(server);
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    String line = Optional.ofNullable(lines.readLine()).orElse("nothing");
    assertThat(line).as("what the server says first").startsWith("port ");
    return Integer.parseInt(line.substring("port ".length()));
  }

  private static void kill(Process server) throws InterruptedException {
    server.destroyForcibly();
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Path script() throws URISyntaxException {
    URL resource = RtspRealServerTest.class.getResource("/rtsp-camera.py");
    return Path.of(Objects.requireNonNull(resource, "rtsp-camera.py").toURI());
  }

  private static String requireInterpreter() throws InterruptedException {
    String found = "";
    for (String interpreter : INTERPRETERS) {
      if (found.isEmpty() && hasServer(interpreter)) {
        found = interpreter;
      }
    }
    assumeThat(found).as("an RTSP server: apt-get install " + PACKAGES).isNotEmpty();
    return found;
  }

  private static boolean hasServer(String interpreter) throws InterruptedException {
    try {
      Process probe =
          new ProcessBuilder(interpreter, "-c", PROBE)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
