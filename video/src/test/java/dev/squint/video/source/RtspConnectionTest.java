package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.video.FrameSources;
import dev.squint.video.TestVideos;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link RtspFrameSource} on real connections to a camera in this process. */
@Timeout(60)
class RtspConnectionTest {
  private static final RtspOptions PATIENT =
      new RtspOptions(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          new BackOff(Duration.ofMillis(1), Duration.ofMillis(50), 0));
  private static final RtspOptions IMPATIENT =
      new RtspOptions(Duration.ofSeconds(20), Duration.ofMillis(300), PATIENT.backOff());

  @TempDir Path folder;
  private final List<String> gaps = Collections.synchronizedList(new ArrayList<>());

  @Test
  void readsFramesInOrder() throws Exception {
    try (LoopbackCamera camera = new LoopbackCamera(folder, 0);
        FrameSource source = open(camera, PATIENT)) {
      List<SourceFrame> frames = read(source, 50);

      Frames.assertInOrder(frames);
      assertThat(frames.get(0).image().width()).isEqualTo(TestVideos.WIDTH);
      assertThat(frames.get(49).presentationMicros()).isEqualTo(49 * 40_000);
      assertThat(source.describe()).contains(camera.url(), "160x120", "h264");
      assertThat(gaps).isEmpty();
    }
  }

  @Test
  void goesOnWhenTheCameraIsRestarted() throws Exception {
    LoopbackCamera camera = new LoopbackCamera(folder, 0);
    try (FrameSource source = open(camera, PATIENT)) {
      List<SourceFrame> frames = new ArrayList<>(read(source, 30));
      int port = camera.port();
      camera.close();
      try (LoopbackCamera restarted = new LoopbackCamera(folder, port)) {
        assertThat(restarted.port()).isEqualTo(port);
        // What was under way when the camera died may still arrive.
        while (gaps.isEmpty()) {
          frames.add(source.next().orElseThrow());
        }
        frames.addAll(read(source, 30));
      }
      Frames.assertInOrder(frames);
      assertThat(gaps).hasSize(1);
    }
  }

  @Test
  void countsSilenceAsLoss() throws Exception {
    try (LoopbackCamera camera = new LoopbackCamera(folder, 0);
        FrameSource source = open(camera, IMPATIENT)) {
      List<SourceFrame> frames = new ArrayList<>(read(source, 30));
      camera.fallSilent();
      CompletableFuture<Void> revived = new CompletableFuture<>();
      List<String> reasons = Collections.synchronizedList(new ArrayList<>());
      listener =
          reason -> {
            reasons.add(reason);
            camera.speak();
            revived.complete(null);
          };
      while (gaps.isEmpty()) {
        frames.add(source.next().orElseThrow());
      }
      assertThat(revived).isCompleted();
      assertThat(reasons.get(0)).contains("took longer than its limit");
      Frames.assertInOrder(frames);
    }
  }

  @Test
  void endsWhenClosedWhileTheCameraIsSilent() throws Exception {
    try (LoopbackCamera camera = new LoopbackCamera(folder, 0)) {
      FrameSource source = open(camera, PATIENT);
      read(source, 30);
      camera.fallSilent();
      CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readToEnd(source));

      source.close();

      reader.get(10, TimeUnit.SECONDS);
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void failsWhenNobodyAnswersInTime() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      RtspOptions options =
          new RtspOptions(Duration.ofMillis(300), Duration.ofMillis(300), PATIENT.backOff());
      String url = "rtsp://127.0.0.1:%d/camera".formatted(mute.getLocalPort());

      assertThatThrownBy(() -> RtspFrameSource.open(url, SourceOptions.DEFAULT.withRtsp(options)))
          .isInstanceOf(VideoReadException.class)
          .hasMessageContainingAll(url, "opening took longer than its limit");
    }
  }

  private java.util.function.Consumer<String> listener = reason -> {};

  private FrameSource open(LoopbackCamera camera, RtspOptions options) throws Exception {
    SourceListener told =
        new SourceListener() {
          @Override
          public void onGap(Instant lostAt, Instant resumedAt, String reason) {
            gaps.add(reason);
          }

          @Override
          public void onReconnecting(int attempt, Duration delay, String reason) {
            listener.accept(reason);
          }
        };
    return FrameSources.open(
        camera.url(), SourceOptions.DEFAULT.withRtsp(options).withListener(told));
  }

  private static List<SourceFrame> read(FrameSource source, int count) throws Exception {
    List<SourceFrame> frames = new ArrayList<>();
    while (frames.size() < count) {
      frames.add(source.next().orElseThrow());
    }
    return frames;
  }

  private static void readToEnd(FrameSource source) {
    try {
      Optional<SourceFrame> frame = source.next();
      while (frame.isPresent()) {
        frame = source.next();
      }
    } catch (VideoReadException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
