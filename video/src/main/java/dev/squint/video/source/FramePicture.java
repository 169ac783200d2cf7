package dev.squint.video.source;

import dev.squint.core.frame.Image;

/**
 * A frame's picture, made into pixels when they are asked for.
 *
 * <p>Of a recording the pixels can be asked for until the next frame is read; once asked for, the
 * image stays. Any thread may ask.
 */
public interface FramePicture {
  /** Columns of the picture. */
  int width();

  /** Rows of the picture. */
  int height();

  /**
   * The whole picture, {@link Image#COLOUR}; the same image each time.
   *
   * @throws IllegalStateException when the next frame was read before this was ever asked for
   */
  Image image();

  /** The picture whose pixels are {@code image}. */
  static FramePicture of(Image image) {
    return new Whole(image);
  }

  /** A picture that is there as an image. */
  record Whole(Image image) implements FramePicture {
    @Override
    public int width() {
      return image.width();
    }

    @Override
    public int height() {
      return image.height();
    }
  }
}
