package dev.squint.video.source;

import dev.squint.core.frame.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the decoder's memory, converted when its pixels are asked for.
 *
 * <p>Converting costs as much as decoding, and many frames are passed over: by the plan, by a
 * stride of labels, before the range that is asked for. Native memory: none of its own; the decoder
 * calls {@link #pass()} or {@link #keep()} before the picture's memory goes.
 */
final class DecodedPicture implements FramePicture {
  private final int width;
  private final int height;
  private final PictureConverter converter;
  private @Nullable AVFrame frame;
  private @Nullable Image image;

  /**
   * A picture.
   *
   * @param frame owned by the decoder
   * @param converter prepared for {@code frame}, owned by the decoder
   */
  DecodedPicture(AVFrame frame, PictureConverter converter) {
    this.frame = frame;
    this.converter = converter;
    width = frame.width();
    height = frame.height();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public synchronized Image image() {
    Image made = image;
    if (made == null) {
      made = converter.convert(present());
      image = made;
    }
    return made;
  }

  private AVFrame present() {
    AVFrame current = frame;
    if (current == null) {
      throw new IllegalStateException(
          "the pixels of a picture must be asked for before the next frame is read");
    }
    return current;
  }

  /** The next picture comes: pixels that nobody has asked for are gone. */
  synchronized void pass() {
    frame = null;
  }

  /** The decoder is closed: its reader may still want this picture. */
  synchronized void keep() {
    if (frame != null) {
      Image unused = image();
      frame = null;
    }
  }
}
