package dev.squint.video.source;

import dev.squint.video.source.VideoStream.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A frame source that reads a video file of any format FFmpeg knows.
 *
 * <p>A damaged or cut file ends in a {@link VideoReadException} after its good frames. What can be
 * known of a cut depends on the container: one with an index (MP4, AVI) or a stated duration
 * (Matroska) is checked against it, a bare stream (MPEG-TS, raw H.264) ends where it ends.
 *
 * <p>Native memory: demuxer, decoder and one picture's buffer, until {@link #close()}.
 */
public final class FileFrameSource implements FrameSource {
  // A second at the end may be audio, rounding or a long last frame.
  private static final long MISSING_TOLERANCE_MICROS = TimeUnit.SECONDS.toMicros(1);

  // A playlist posing as video must not make FFmpeg read other places.
  private static final Map<String, String> OPTIONS = Map.of("protocol_whitelist", "file");

  private final Path file;
  private final FfmpegVideoStream stream;
  private final VideoFormat format;
  private final OptionalLong announced;
  private final PresentationTimes times;
  private final ReentrantLock reading = new ReentrantLock();
  private final Cancellation cancellation;

  private long frames;
  private long lastMicros;
  private boolean ended;
  private @Nullable VideoReadException failure;

  private FileFrameSource(Path file, FfmpegVideoStream stream, Cancellation cancellation) {
    this.file = file;
    this.stream = stream;
    this.cancellation = cancellation;
    this.format = stream.format();
    this.announced = stream.announcedFrames();
    this.times = new PresentationTimes(format.framesPerSecond());
  }

  /** Opens {@code file} with one decoding thread. */
  public static FileFrameSource open(Path file) throws VideoReadException {
    return open(file, 1);
  }

  /**
   * Opens {@code file}.
   *
   * @param decoderThreads at least 1; the frames are the same for any number
   * @throws VideoReadException when there is no such file, or no video in it
   */
  public static FileFrameSource open(Path file, int decoderThreads) throws VideoReadException {
    if (decoderThreads < 1) {
      throw new IllegalArgumentException("decoder threads must be at least 1: " + decoderThreads);
    }
    requireReadableFile(file);
    Cancellation cancellation = new Cancellation();
    try {
      FfmpegVideoStream stream =
          FfmpegVideoStream.open(
              new FfmpegVideoStream.Request(
                  "file:" + file,
                  OPTIONS,
                  ReadLimits.of(cancellation),
                  decoderThreads,
                  DamagePolicy.FAIL));
      return new FileFrameSource(file, stream, cancellation);
    } catch (FfmpegException e) {
      throw new VideoReadException(
          "%s cannot be opened as video: %s (not a video, or cut off before its index)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void requireReadableFile(Path file) throws VideoReadException {
    if (!Files.exists(file)) {
      throw new VideoReadException("video file %s does not exist".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new VideoReadException("video file %s is a folder".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new VideoReadException("video file %s may not be read".formatted(file));
    }
  }

  @Override
  public Optional<SourceFrame> next() throws VideoReadException, InterruptedException {
    reading.lockInterruptibly();
    try {
      if (cancellation.isCancelled() || ended) {
        return Optional.empty();
      }
      if (failure != null) {
        throw failure;
      }
      Optional<Picture> picture = stream.read();
      if (picture.isPresent()) {
        return Optional.of(frame(picture.get()));
      }
      requireWhole();
      ended = true;
      return Optional.empty();
    } catch (FfmpegException e) {
      if (cancellation.isCancelled()) {
        return Optional.empty();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while reading " + file);
      }
      failure = breaksOff(e.getMessage());
      throw failure;
    } finally {
      reading.unlock();
    }
  }

  private SourceFrame frame(Picture picture) {
    lastMicros = times.next(picture.timestampMicros());
    return new SourceFrame(picture.pixels(), frames++, lastMicros, Optional.empty());
  }

  private void requireWhole() throws FfmpegException {
    if (stream.packetsRead() < stream.announcedPackets()) {
      throw new FfmpegException("the file ends before its last frame");
    }
    if (stream.announcedPackets() == 0 && stream.missingMicros() > MISSING_TOLERANCE_MICROS) {
      throw new FfmpegException(
          "the file ends %s before the end that its header states"
              .formatted(seconds(stream.missingMicros())));
    }
    if (frames == 0) {
      throw new FfmpegException("no picture could be decoded");
    }
  }

  private VideoReadException breaksOff(@Nullable String why) {
    String where =
        frames == 0
            ? "before its first frame"
            : "after frame %d (%s)".formatted(frames - 1, seconds(lastMicros));
    String announced =
        stream.announcedPackets() > 0
            ? " of %d announced".formatted(stream.announcedPackets())
            : "";
    return new VideoReadException(
        "%s breaks off %s: %s; %d%s frames could be read"
            .formatted(file, where, why, frames, announced));
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.2f s", micros / (double) TimeUnit.SECONDS.toMicros(1));
  }

  @Override
  public OptionalLong announcedFrames() {
    return announced;
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
    return "%s: %s".formatted(file, format);
  }

  @Override
  public void close() {
    if (cancellation.cancel()) {
      reading.lock();
      try {
        stream.close();
      } finally {
        reading.unlock();
      }
    }
  }
}
