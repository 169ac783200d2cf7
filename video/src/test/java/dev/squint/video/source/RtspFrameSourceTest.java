package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of {@link RtspFrameSource} on connections that follow a script. */
class RtspFrameSourceTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final long FRAME = 40_000;

  private final Deque<ScriptedStream> connections = new ArrayDeque<>();
  private final List<ScriptedStream> opened = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final SteppedClock clock = new SteppedClock();
  private final SourceListener listener =
      new SourceListener() {
        @Override
        public void onGap(Instant lostAt, Instant resumedAt, String reason) {
          heard.add("gap %s to %s: %s".formatted(lostAt, resumedAt, reason));
        }

        @Override
        public void onReconnecting(int attempt, Duration delay, String reason) {
          heard.add("attempt %d in %s: %s".formatted(attempt, delay, reason));
        }
      };

  @Test
  void connectsAgainAndSaysWhatWasLost() throws Exception {
    script().frames(0, FRAME).fails("no data");
    script().refuses("Connection refused");
    script().frames(7 * FRAME, 8 * FRAME).ends();
    script().frames(0);

    try (RtspFrameSource source = open()) {
      List<SourceFrame> frames = read(source, 5);

      Frames.assertInOrder(frames);
      assertThat(frames.stream().map(SourceFrame::presentationMicros))
          .containsExactly(
              0L, FRAME, FRAME + 3_000_000, 2 * FRAME + 3_000_000, 2 * FRAME + 4_000_000);
    }
    assertThat(heard)
        .containsExactly(
            "attempt 1 in PT1S: no data",
            "attempt 2 in PT2S: no data",
            "gap 2026-11-23T10:00:00Z to 2026-11-23T10:00:03Z: no data",
            "attempt 1 in PT1S: the camera ended the stream",
            "gap 2026-11-23T10:00:03Z to 2026-11-23T10:00:04Z: the camera ended the stream");
    assertThat(opened).allMatch(stream -> stream.closed);
  }

  @Test
  void keepsBackingOffWhileConnectionsBringNoFrame() throws Exception {
    script().frames(0).ends();
    script().fails("no key frame");
    script().fails("no key frame");
    script().frames(0);

    try (RtspFrameSource source = open()) {
      read(source, 2);
    }
    assertThat(heard)
        .startsWith(
            "attempt 1 in PT1S: the camera ended the stream",
            "attempt 2 in PT2S: no key frame",
            "attempt 3 in PT4S: no key frame");
  }

  @Test
  void failsWhenTheFirstConnectionDoes() {
    script().refuses("Connection refused");

    assertThatThrownBy(this::open)
        .isInstanceOf(VideoReadException.class)
        .hasMessage("camera test cannot be connected to: Connection refused");
  }

  @Test
  void takesTheSizeOfTheNewConnection() throws Exception {
    script().frames(0).ends();
    script().size(80, 60).frames(0);

    try (RtspFrameSource source = open()) {
      assertThat(source.width()).isEqualTo(40);
      List<SourceFrame> frames = read(source, 2);

      assertThat(frames.get(1).image().width()).isEqualTo(80);
      assertThat(source.width()).isEqualTo(80);
      assertThat(source.height()).isEqualTo(60);
      assertThat(source.describe()).isEqualTo("test: 80x60, 25.00 frames a second, script");
    }
  }

  @Test
  void endsWhenClosedDuringTheWait() throws Exception {
    script().frames(0).ends();
    CountDownLatch waiting = new CountDownLatch(1);
    RtspFrameSource source =
        open(
            (cancellation, delay) -> {
              waiting.countDown();
              cancellation.await(Duration.ofMinutes(10));
            });
    read(source, 1);
    CompletableFuture<Optional<SourceFrame>> next =
        CompletableFuture.supplyAsync(() -> next(source));
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

    source.close();

    assertThat(next.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(source.next()).isEmpty();
  }

  @Test
  void passesInterruptsOn() throws Exception {
    script().frames(0).ends();
    try (RtspFrameSource source =
        open(
            (cancellation, delay) -> {
              throw new InterruptedException("told to stop");
            })) {
      read(source, 1);

      assertThatThrownBy(source::next).isInstanceOf(InterruptedException.class);
    }
  }

  private RtspFrameSource open() throws VideoReadException, InterruptedException {
    return open((cancellation, delay) -> clock.now = clock.now.plus(delay));
  }

  private RtspFrameSource open(RtspFrameSource.Waiting waiting)
      throws VideoReadException, InterruptedException {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0);
    RtspOptions rtsp = new RtspOptions(Duration.ofSeconds(1), Duration.ofSeconds(1), backOff);
    return RtspFrameSource.open(
        "test",
        cancellation -> {
          ScriptedStream stream = connections.remove();
          stream.connect();
          opened.add(stream);
          return stream;
        },
        SourceOptions.DEFAULT.withRtsp(rtsp).withListener(listener),
        new RtspFrameSource.Environment(clock, new Random(1), waiting));
  }

  private ScriptedStream script() {
    ScriptedStream stream = new ScriptedStream();
    connections.add(stream);
    return stream;
  }

  private static List<SourceFrame> read(FrameSource source, int count) throws Exception {
    List<SourceFrame> frames = new ArrayList<>();
    while (frames.size() < count) {
      frames.add(source.next().orElseThrow());
    }
    return frames;
  }

  private static Optional<SourceFrame> next(RtspFrameSource source) {
    try {
      return source.next();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection that gives the scripted frames and then ends or fails. */
  private static final class ScriptedStream implements VideoStream {
    private final Deque<Long> timestamps = new ArrayDeque<>();
    private VideoFormat format = new VideoFormat(40, 30, 25, "script");
    private String refusal = "";
    private String failure = "";
    private boolean closed;

    ScriptedStream frames(long... micros) {
      for (long time : micros) {
        timestamps.add(time);
      }
      return this;
    }

    ScriptedStream size(int width, int height) {
      format = new VideoFormat(width, height, 25, "script");
      return this;
    }

    void fails(String reason) {
      failure = reason;
    }

    void refuses(String reason) {
      refusal = reason;
    }

    void ends() {
      failure = "";
    }

    void connect() throws FfmpegException {
      if (!refusal.isEmpty()) {
        throw new FfmpegException(refusal);
      }
    }

    @Override
    public Optional<Picture> read() throws FfmpegException {
      Long timestamp = timestamps.poll();
      if (timestamp != null) {
        Image image = TestPictures.scene(format.width(), format.height(), 0);
        return Optional.of(new Picture(FramePicture.of(image), timestamp));
      }
      if (!failure.isEmpty()) {
        throw new FfmpegException(failure);
      }
      return Optional.empty();
    }

    @Override
    public VideoFormat format() {
      return format;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** A clock that moves only when told. */
  private static final class SteppedClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
