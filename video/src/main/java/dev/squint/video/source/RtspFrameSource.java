package dev.squint.video.source;

import dev.squint.video.source.VideoStream.Picture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A frame source that reads a camera over RTSP on TCP and connects again whenever it is lost; it
 * ends only when closed.
 *
 * <p>The first connection is made when the source is opened, so that a wrong address is an error
 * and not an endless wait. Damaged pictures are left out. Presentation times go on over a loss by
 * the time it took. When a camera comes back with another size, frames have that size from then on.
 *
 * <p>Native memory: one connection's demuxer, decoder and buffer, until {@link #close()}.
 */
public final class RtspFrameSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(RtspFrameSource.class);
  private static final Pattern PASSWORD = Pattern.compile("(://[^/@:]*):[^/]*@");
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("([?&](?:password|passwd|pass|pwd)=)[^&]*", Pattern.CASE_INSENSITIVE);

  private final String name;
  private final Connector connector;
  private final BackOff backOff;
  private final SourceListener listener;
  private final Environment environment;
  private final Cancellation cancellation;
  private final ReentrantLock reading = new ReentrantLock();
  private final PresentationTimes times;

  private volatile VideoFormat format;
  private @Nullable VideoStream stream;
  private @Nullable String lossReason;
  private Instant lastFrameAt;
  private int attempt;
  private long frames;

  /** Makes one connection to the camera. */
  @FunctionalInterface
  interface Connector {
    VideoStream connect(Cancellation cancellation) throws FfmpegException;
  }

  /** Waits between two attempts, until the source is closed at the longest. */
  @FunctionalInterface
  interface Waiting {
    void await(Cancellation cancellation, Duration delay) throws InterruptedException;
  }

  /** Time and randomness, so that tests need neither. */
  record Environment(Clock clock, RandomGenerator random, Waiting waiting) {
    static Environment system() {
      return new Environment(Clock.systemUTC(), RandomGenerator.getDefault(), Cancellation::await);
    }
  }

  private RtspFrameSource(
      String name,
      Connector connector,
      SourceOptions options,
      Environment environment,
      Cancellation cancellation,
      VideoStream first) {
    this.name = name;
    this.connector = connector;
    this.backOff = options.rtsp().backOff();
    this.listener = options.listener();
    this.environment = environment;
    this.cancellation = cancellation;
    this.stream = first;
    this.format = first.format();
    this.times = new PresentationTimes(format.framesPerSecond());
    this.lastFrameAt = environment.clock().instant();
  }

  /**
   * Connects to the camera at {@code url}.
   *
   * @throws VideoReadException when the first connection fails
   */
  public static RtspFrameSource open(String url, SourceOptions options)
      throws VideoReadException, InterruptedException {
    Connector connector =
        cancellation -> FfmpegVideoStream.open(request(url, options, cancellation));
    return open(withoutPassword(url), connector, options, Environment.system());
  }

  static RtspFrameSource open(
      String name, Connector connector, SourceOptions options, Environment environment)
      throws VideoReadException, InterruptedException {
    Cancellation cancellation = new Cancellation();
    try {
      VideoStream first = connector.connect(cancellation);
      return new RtspFrameSource(name, connector, options, environment, cancellation, first);
    } catch (FfmpegException e) {
      throwIfInterrupted(name);
      throw new VideoReadException(
          "camera %s cannot be connected to: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static FfmpegVideoStream.Request request(
      String url, SourceOptions options, Cancellation cancellation) {
    RtspOptions rtsp = options.rtsp();
    Duration silence =
        rtsp.openTimeout().compareTo(rtsp.readTimeout()) > 0
            ? rtsp.openTimeout()
            : rtsp.readTimeout();
    Map<String, String> ffmpegOptions =
        Map.of(
            "rtsp_transport",
            "tcp",
            "timeout",
            Long.toString(TimeUnit.NANOSECONDS.toMicros(silence.toNanos())));
    ReadLimits limits = new ReadLimits(cancellation, rtsp.openTimeout(), rtsp.readTimeout());
    return new FfmpegVideoStream.Request(
        url, ffmpegOptions, limits, options.decoderThreads(), DamagePolicy.SKIP);
  }

  /** Whether {@code location} is the address of an RTSP camera. */
  public static boolean isRtsp(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    return lower.startsWith("rtsp://") || lower.startsWith("rtsps://");
  }

  /** {@code location} fit for logs and messages. */
  public static String withoutPassword(String location) {
    String name = PASSWORD.matcher(location).replaceFirst("$1:***@");
    return PASSWORD_PARAMETER.matcher(name).replaceAll("$1***");
  }

  @Override
  public Optional<SourceFrame> next() throws InterruptedException {
    reading.lockInterruptibly();
    try {
      while (!cancellation.isCancelled()) {
        VideoStream current = stream;
        if (current == null) {
          reconnect();
          continue;
        }
        Optional<Picture> picture = read(current);
        if (picture.isPresent()) {
          return Optional.of(frame(picture.get()));
        }
      }
      return Optional.empty();
    } finally {
      reading.unlock();
    }
  }

  private Optional<Picture> read(VideoStream current) throws InterruptedException {
    String reason;
    try {
      Optional<Picture> picture = current.read();
      if (picture.isPresent()) {
        return picture;
      }
      reason = "the camera ended the stream";
    } catch (FfmpegException e) {
      throwIfInterrupted(name);
      reason = String.valueOf(e.getMessage());
    }
    if (!cancellation.isCancelled()) {
      LOG.warn("lost camera {}: {}", name, reason);
      lossReason = reason;
      releaseStream();
    }
    return Optional.empty();
  }

  private void reconnect() throws InterruptedException {
    attempt++;
    Duration delay = backOff.delay(attempt, environment.random());
    String reason = String.valueOf(lossReason);
    listener.onReconnecting(attempt, delay, reason);
    environment.waiting().await(cancellation, delay);
    if (cancellation.isCancelled()) {
      return;
    }
    try {
      VideoStream next = connector.connect(cancellation);
      stream = next;
      format = next.format();
    } catch (FfmpegException e) {
      throwIfInterrupted(name);
      LOG.debug("attempt {} to reach camera {} failed: {}", attempt, name, e.getMessage());
    }
  }

  private SourceFrame frame(Picture picture) {
    Instant now = environment.clock().instant();
    String reason = lossReason;
    if (reason != null) {
      times.resumeAfter(Duration.between(lastFrameAt, now));
      LOG.info("camera {} is back after {}", name, Duration.between(lastFrameAt, now));
      listener.onGap(lastFrameAt, now, reason);
      lossReason = null;
      attempt = 0;
    }
    lastFrameAt = now;
    long micros = times.next(picture.timestampMicros());
    return new SourceFrame(picture.pixels().image(), frames++, micros);
  }

  private static void throwIfInterrupted(String name) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while reading " + name);
    }
  }

  private void releaseStream() {
    VideoStream current = stream;
    if (current != null) {
      stream = null;
      current.close();
    }
  }

  @Override
  public double framesPerSecond() {
    return format.framesPerSecond();
  }

  @Override
  public int width() {
    return format.width();
  }

  @Override
  public int height() {
    return format.height();
  }

  @Override
  public String describe() {
    return "%s: %s".formatted(name, format);
  }

  @Override
  public void close() {
    if (cancellation.cancel()) {
      reading.lock();
      try {
        releaseStream();
      } finally {
        reading.unlock();
      }
    }
  }
}
