package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.jobs.offline.labels.FrameLabels;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SentFrame;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Reads the frames of a recording that a command is about. */
public final class Recordings {
  private Recordings() {}

  /** Takes frames, in order. */
  public interface FrameConsumer {
    void accept(SourceFrame frame) throws VideoReadException, InterruptedException;
  }

  /**
   * Hands the frames of {@code range} to {@code consumer} until the recording or the range ends, or
   * {@code stop} says so.
   *
   * @param progress told about each frame of the range that was taken
   * @return whether it was read to the end
   */
  public static boolean read(
      FrameSource source,
      FrameRange range,
      BooleanSupplier stop,
      Progress progress,
      FrameConsumer consumer)
      throws VideoReadException, InterruptedException {
    expectedFrames(source, range).ifPresent(progress::expect);
    while (!stop.getAsBoolean()) {
      Optional<SourceFrame> frame = source.next();
      if (frame.isEmpty()) {
        return true;
      }
      long index = frame.get().index();
      if (index >= range.start()) {
        consumer.accept(frame.get());
        progress.frameDone();
      }
      if (index + 1 >= range.end()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Hands some frames of {@code footage} to {@code consumer}, read anew.
   *
   * @param wanted their indexes, rising, at least one
   * @return whether it was read to the last of them
   */
  static boolean readAgain(
      OfflineBackend backend,
      Footage footage,
      long[] wanted,
      BooleanSupplier stop,
      FrameConsumer consumer)
      throws VideoReadException, InterruptedException {
    FrameRange range = new FrameRange(wanted[0], wanted[wanted.length - 1] + 1);
    try (FrameSource again = footage.open(backend, range.start())) {
      return read(
          again,
          range,
          stop,
          Progress.NONE,
          frame -> {
            if (Arrays.binarySearch(wanted, frame.index()) >= 0) {
              consumer.accept(frame);
            }
          });
    }
  }

  /** How many frames of {@code range} there are, as far as range and source say. */
  static OptionalLong expectedFrames(FrameSource source, FrameRange range) {
    long end = Math.min(range.end(), source.announcedFrames().orElse(Long.MAX_VALUE));
    return end == Long.MAX_VALUE || end <= range.start()
        ? OptionalLong.empty()
        : OptionalLong.of(end - range.start());
  }

  /** A frame as it is sent: as its producer encoded it, else as the ingest would. */
  public static byte[] encoded(SourceFrame frame, FrameEncoder encoder) {
    return frame.sent().map(SentFrame::bytes).orElseGet(() -> encoder.encode(frame.image()));
  }

  /** What tells a frame's bytes from others, where its footage is not known by all its bytes. */
  static Optional<String> content(SourceFrame frame) {
    return frame.sent().map(sent -> FrameLabels.contentOf(sent.bytes()));
  }

  /** Fails when a range that was read to its end held no frame. */
  static void requireFrames(long frames, boolean complete, Footage footage) {
    if (complete && frames == 0) {
      throw new UserException(
          "%s has no frame in the range that was asked for".formatted(footage.location()));
    }
  }
}
