package dev.squint.core.frame;

import java.util.Optional;

/**
 * The form in which the luma of a preview travels beside its frame, uncompressed, so that a plan
 * that looks at no colours decodes nothing: columns and rows as two bytes each, most significant
 * first, then one byte a pixel, row by row.
 */
public final class PlainLuma {
  private static final int HEADER_BYTES = 4;
  private static final int MAX_SIDE = 0xFFFF;

  /** Of the room for headers in a record; a preview of 640x400 fits. */
  private static final int MAX_SENT_BYTES = 256 * 1024;

  private static final byte[] NONE = {};

  private PlainLuma() {}

  /**
   * What is sent beside a frame: the luma of its preview as everybody decodes it, or nothing where
   * that would be too large.
   *
   * @param preview the small JPEG that is sent too, just encoded
   */
  public static byte[] sentWith(byte[] preview, FrameDecoder decoder) {
    try {
      byte[] luma = write(decoder.decodeReduced(preview, 1, Image.LUMA));
      return luma.length <= MAX_SENT_BYTES ? luma : NONE;
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a preview just encoded cannot be decoded", e);
    }
  }

  /**
   * The bytes of an image.
   *
   * @param luma {@link Image#LUMA} pixels
   */
  public static byte[] write(Image luma) {
    int width = luma.width();
    int height = luma.height();
    if (luma.channels() != Image.LUMA || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "plain luma has 1 channel and at most %d columns and rows: %s".formatted(MAX_SIDE, luma));
    }
    byte[] bytes = new byte[HEADER_BYTES + luma.pixels().length];
    bytes[0] = (byte) (width >> 8);
    bytes[1] = (byte) width;
    bytes[2] = (byte) (height >> 8);
    bytes[3] = (byte) height;
    System.arraycopy(luma.pixels(), 0, bytes, HEADER_BYTES, luma.pixels().length);
    return bytes;
  }

  /** The image in {@code bytes}, if they hold one of that size and nothing else. */
  public static Optional<Image> read(byte[] bytes, int width, int height) {
    if (bytes.length != HEADER_BYTES + (long) width * height
        || unsignedShort(bytes, 0) != width
        || unsignedShort(bytes, 2) != height) {
      return Optional.empty();
    }
    byte[] pixels = new byte[width * height];
    System.arraycopy(bytes, HEADER_BYTES, pixels, 0, pixels.length);
    return Optional.of(new Image(width, height, Image.LUMA, pixels));
  }

  private static int unsignedShort(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
  }
}
