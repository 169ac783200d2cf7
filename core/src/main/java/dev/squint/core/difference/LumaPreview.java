package dev.squint.core.difference;

import dev.squint.core.frame.Image;

/**
 * The image that difference detectors compare: luma of a preview, of bounded size.
 *
 * <p>Luma is the integer form of ITU-R BT.601. A preview of more than {@link #MAX_PIXELS} pixels is
 * shrunk by a whole factor (mean of squares of pixels), so that state a camera stays bounded.
 */
public final class LumaPreview {
  public static final int MAX_PIXELS = 12_288;

  private static final int BLUE = 29;
  private static final int GREEN = 150;
  private static final int RED = 77;
  private static final int HALF = 128;

  private LumaPreview() {}

  /** The luma of {@code preview}; {@code preview} itself when nothing is to be done. */
  public static Image of(Image preview) {
    Image luma = preview.channels() == Image.LUMA ? preview : toLuma(preview);
    return atMost(luma, MAX_PIXELS);
  }

  /** A luma image shrunk until it has no more than {@code maxPixels}; itself when it has not. */
  static Image atMost(Image luma, int maxPixels) {
    int factor = 1;
    while ((luma.width() / factor) * (luma.height() / factor) > maxPixels) {
      factor++;
    }
    return factor == 1 ? luma : shrink(luma, factor);
  }

  private static Image toLuma(Image colour) {
    byte[] from = colour.pixels();
    byte[] to = new byte[colour.width() * colour.height()];
    for (int i = 0, j = 0; i < to.length; i++, j += 3) {
      int weighted =
          BLUE * (from[j] & 0xFF)
              + GREEN * (from[j + 1] & 0xFF)
              + RED * (from[j + 2] & 0xFF)
              + HALF;
      to[i] = (byte) (weighted >> 8);
    }
    return new Image(colour.width(), colour.height(), Image.LUMA, to);
  }

  private static Image shrink(Image luma, int factor) {
    int width = Math.max(1, luma.width() / factor);
    int height = Math.max(1, luma.height() / factor);
    byte[] from = luma.pixels();
    byte[] to = new byte[width * height];
    int area = factor * factor;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = area / 2;
        for (int dy = 0; dy < factor; dy++) {
          int start = (y * factor + dy) * luma.width() + x * factor;
          for (int dx = 0; dx < factor; dx++) {
            sum += from[start + dx] & 0xFF;
          }
        }
        to[y * width + x] = (byte) (sum / area);
      }
    }
    return new Image(width, height, Image.LUMA, to);
  }
}
