package dev.squint.jobs.offline;

import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads the frames of a recording that a command is about. */
final class Recordings {
  private Recordings() {}

  /** Takes frames, in order. */
  interface FrameConsumer {
    void accept(SourceFrame frame) throws VideoReadException, InterruptedException;
  }

  /**
   * Hands the frames of {@code range} to {@code consumer} until the recording or the range ends, or
   * {@code stop} says so.
   *
   * @param progress told about each frame of the range that was taken
   * @return whether it was read to the end
   */
  static boolean read(
      FrameSource source,
      FrameRange range,
      BooleanSupplier stop,
      Progress progress,
      FrameConsumer consumer)
      throws VideoReadException, InterruptedException {
    if (range.end() != Long.MAX_VALUE) {
      progress.expect(range.end() - range.start());
    }
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
}
