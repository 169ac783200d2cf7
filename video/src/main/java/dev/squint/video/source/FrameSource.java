package dev.squint.video.source;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A camera or a recording read frame by frame, in order.
 *
 * <p>One thread reads; any thread may close, which unblocks the reader. Native memory belongs to
 * the source and is freed by {@link #close()}; pixels are plain arrays owned by the reader. Of a
 * frame whose pixels matter later, {@link SourceFrame#image()} is asked for before the next is
 * read.
 */
public interface FrameSource extends AutoCloseable {
  /**
   * Waits for the next frame.
   *
   * @return the frame, or empty at the end of a recording and after {@link #close()}
   * @throws VideoReadException when the recording is damaged or cut short; every good frame before
   *     the damage has been returned by then, and each later call throws again
   * @throws InterruptedException when the reading thread is interrupted
   */
  Optional<SourceFrame> next() throws VideoReadException, InterruptedException;

  /**
   * How many frames the source holds, as far as it says; good for telling how far along a reader
   * is, not for counting on.
   */
  default OptionalLong announcedFrames() {
    return OptionalLong.empty();
  }

  /** The rate that the source states; NaN when it states none. */
  double framesPerSecond();

  /** Columns of the frames. */
  int width();

  /** Rows of the frames. */
  int height();

  /** One line for logs and people: location (without password), size, rate, encoding. */
  String describe();

  @Override
  void close();
}
