package dev.squint.video.source;

import java.util.Optional;

/** An open stream of decoded pictures: one file or one connection to a camera. */
interface VideoStream extends AutoCloseable {
  /** Stands for the timestamp of a picture that has none. */
  long NO_TIMESTAMP = Long.MIN_VALUE;

  /**
   * A decoded picture.
   *
   * @param pixels to be asked for until the next picture is read or the stream is closed
   * @param timestampMicros on the stream's own clock, or {@link #NO_TIMESTAMP}
   */
  record Picture(FramePicture pixels, long timestampMicros) {}

  /** The next picture, or empty when the stream ended in good order. */
  Optional<Picture> read() throws FfmpegException;

  /** Size, rate and encoding. */
  VideoFormat format();

  @Override
  void close();
}
