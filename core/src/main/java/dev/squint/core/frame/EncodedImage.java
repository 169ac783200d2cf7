package dev.squint.core.frame;

import dev.squint.core.frame.UnreadableFrameException.Reason;

/**
 * What the markers of an encoded image say, read without decoding a pixel.
 *
 * <p>Decoders return a partly grey picture for a truncated JPEG, so soundness is judged here: an
 * image counts as whole only when its end marker is there. Costs about a microsecond.
 *
 * @param format JPEG or PNG
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record EncodedImage(Format format, int width, int height) {
  /** Largest frame that Squint's topics, producers and consumers are set for. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /** More pixels than any camera delivers; guards against decompression bombs. */
  public static final int MAX_PIXELS = 1 << 26;

  // Entropy-coded JPEG data cannot hold 0xFFD9, so an end marker near the end is the end marker;
  // some cameras append padding or vendor data behind it.
  private static final int END_MARKER_SEARCH_BYTES = 4096;
  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
  private static final int PNG_WIDTH_OFFSET = 16;
  private static final int PNG_HEADER_BYTES = 33;

  /** The encodings that a frame may have. */
  public enum Format {
    JPEG,
    PNG
  }

  /**
   * Reads format and size and checks that the image is whole.
   *
   * @param bytes a frame record's value; not modified
   * @throws UnreadableFrameException with the reason, when this is no whole JPEG or PNG within the
   *     limits
   */
  public static EncodedImage inspect(byte[] bytes) throws UnreadableFrameException {
    if (bytes.length == 0) {
      throw new UnreadableFrameException(Reason.EMPTY, "the record holds no bytes");
    }
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableFrameException(
          Reason.TOO_LARGE,
          "the frame has %d bytes, the limit is %d".formatted(bytes.length, MAX_BYTES));
    }
    EncodedImage image;
    if (unsigned(bytes, 0) == 0xFF && unsigned(bytes, 1) == 0xD8) {
      image = inspectJpeg(bytes);
    } else if (hasAt(bytes, 0, PNG_SIGNATURE)) {
      image = inspectPng(bytes);
    } else {
      throw new UnreadableFrameException(
          Reason.NOT_AN_IMAGE, "the bytes start neither as JPEG nor as PNG: " + firstBytes(bytes));
    }
    if (image.width < 1 || image.height < 1) {
      throw new UnreadableFrameException(
          Reason.UNDECODABLE, "the header says %dx%d pixels".formatted(image.width, image.height));
    }
    if ((long) image.width * image.height > MAX_PIXELS) {
      throw new UnreadableFrameException(
          Reason.TOO_LARGE,
          "the frame has %dx%d pixels, the limit is %d"
              .formatted(image.width, image.height, MAX_PIXELS));
    }
    return image;
  }

  private static EncodedImage inspectJpeg(byte[] bytes) throws UnreadableFrameException {
    int position = 2;
    while (true) {
      while (unsigned(bytes, position) == 0xFF && unsigned(bytes, position + 1) == 0xFF) {
        position++;
      }
      if (unsigned(bytes, position) != 0xFF || position + 4 > bytes.length) {
        throw truncated(bytes, "JPEG", "its frame header");
      }
      int marker = unsigned(bytes, position + 1);
      int length = unsigned(bytes, position + 2) << 8 | unsigned(bytes, position + 3);
      if (isStartOfFrame(marker)) {
        if (position + 9 > bytes.length) {
          throw truncated(bytes, "JPEG", "its frame header");
        }
        requireJpegEnd(bytes, position + 2 + length);
        int height = unsigned(bytes, position + 5) << 8 | unsigned(bytes, position + 6);
        int width = unsigned(bytes, position + 7) << 8 | unsigned(bytes, position + 8);
        return new EncodedImage(Format.JPEG, width, height);
      }
      position += 2 + Math.max(2, length);
    }
  }

  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static void requireJpegEnd(byte[] bytes, int afterHeader)
      throws UnreadableFrameException {
    int earliest = Math.max(afterHeader, bytes.length - END_MARKER_SEARCH_BYTES);
    for (int i = bytes.length - 2; i >= earliest; i--) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xD9) {
        return;
      }
    }
    throw truncated(bytes, "JPEG", "its end marker");
  }

  private static EncodedImage inspectPng(byte[] bytes) throws UnreadableFrameException {
    if (bytes.length < PNG_HEADER_BYTES) {
      throw truncated(bytes, "PNG", "its header");
    }
    boolean whole = false;
    int earliest = Math.max(0, bytes.length - END_MARKER_SEARCH_BYTES);
    for (int i = bytes.length - PNG_END.length; i >= earliest && !whole; i--) {
      whole = hasAt(bytes, i, PNG_END);
    }
    if (!whole) {
      throw truncated(bytes, "PNG", "its end chunk");
    }
    return new EncodedImage(
        Format.PNG, bigEndian(bytes, PNG_WIDTH_OFFSET), bigEndian(bytes, PNG_WIDTH_OFFSET + 4));
  }

  private static UnreadableFrameException truncated(byte[] bytes, String format, String missing) {
    return new UnreadableFrameException(
        Reason.TRUNCATED,
        "the %s ends after %d bytes, before %s".formatted(format, bytes.length, missing));
  }

  private static boolean hasAt(byte[] bytes, int offset, byte[] expected) {
    if (offset + expected.length > bytes.length) {
      return false;
    }
    return java.util.Arrays.equals(
        bytes, offset, offset + expected.length, expected, 0, expected.length);
  }

  private static int bigEndian(byte[] bytes, int offset) {
    return unsigned(bytes, offset) << 24
        | unsigned(bytes, offset + 1) << 16
        | unsigned(bytes, offset + 2) << 8
        | unsigned(bytes, offset + 3);
  }

  private static int unsigned(byte[] bytes, int offset) {
    return offset < bytes.length ? bytes[offset] & 0xFF : 0;
  }

  private static String firstBytes(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
  }
}
