package dev.squint.core.frame;

/**
 * Decoded pixels of a whole frame or of its preview.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels 1 (luma) or 3 (blue, green, red)
 * @param pixels {@code height * width * channels} unsigned bytes, row by row, channels interleaved;
 *     owned by this image: not copied, not to be modified
 */
public record Image(int width, int height, int channels, byte[] pixels) {
  public static final int LUMA = 1;
  public static final int COLOUR = 3;

  public Image {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "image size must be at least 1x1: %dx%d".formatted(width, height));
    }
    if (channels != LUMA && channels != COLOUR) {
      throw new IllegalArgumentException("channels must be 1 or 3: " + channels);
    }
    if (pixels.length != width * height * channels) {
      throw new IllegalArgumentException(
          "a %dx%dx%d image has %d bytes, not %d"
              .formatted(width, height, channels, width * height * channels, pixels.length));
    }
  }

  /** Whether {@code other} has the same width and height. */
  public boolean hasSizeOf(Image other) {
    return width == other.width && height == other.height;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that
        && hasSizeOf(that)
        && channels == that.channels
        && java.util.Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + java.util.Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "Image[%dx%dx%d]".formatted(width, height, channels);
  }
}
