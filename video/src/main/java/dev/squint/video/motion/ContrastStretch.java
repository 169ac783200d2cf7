package dev.squint.video.motion;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Stretches a grey picture so that its dark and bright ends, as they were on average over the last
 * {@value #HISTORY} pictures, become 0 and 255. Mutable; one thread.
 */
final class ContrastStretch {
  private static final int HISTORY = 50;
  private static final int LEVELS = 256;
  private static final int WHITE = LEVELS - 1;
  private static final double DARK_SHARE = 0.04;
  private static final double BRIGHT_SHARE = 0.96;

  private final int[] darkEnds = new int[HISTORY];
  private final int[] brightEnds = new int[HISTORY];
  private final int[] histogram = new int[LEVELS];
  private final byte[] stretched = new byte[LEVELS];
  private byte[] pixels = {};
  private int next;
  private boolean seenAny;

  /** Stretches {@code picture}, one byte a pixel, in place; a picture of one grey is left alone. */
  void apply(Mat picture) {
    int count = picture.rows() * picture.cols();
    if (pixels.length != count) {
      pixels = new byte[count];
    }
    BytePointer data = picture.data();
    data.get(pixels);
    if (noteEnds()) {
      map();
      data.put(pixels);
    }
  }

  private boolean noteEnds() {
    Arrays.fill(histogram, 0);
    for (byte pixel : pixels) {
      histogram[pixel & WHITE]++;
    }
    int dark = levelAt(DARK_SHARE);
    int bright = levelAt(BRIGHT_SHARE);
    if (dark >= bright) {
      return false;
    }
    if (!seenAny) {
      Arrays.fill(darkEnds, dark);
      Arrays.fill(brightEnds, bright);
      seenAny = true;
    }
    darkEnds[next] = dark;
    brightEnds[next] = bright;
    next = (next + 1) % HISTORY;
    return true;
  }

  /** The level below or at which {@code share} of the pixels are. */
  private int levelAt(double share) {
    double wanted = share * pixels.length;
    int level = 0;
    int below = histogram[0];
    while (below < wanted && level < WHITE) {
      level++;
      below += histogram[level];
    }
    return level;
  }

  private void map() {
    double dark = Arrays.stream(darkEnds).average().orElseThrow();
    double bright = Arrays.stream(brightEnds).average().orElseThrow();
    for (int level = 0; level < LEVELS; level++) {
      double place = (level - dark) / (bright - dark);
      stretched[level] = (byte) (int) (WHITE * Math.min(1, Math.max(0, place)));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = stretched[pixels[i] & WHITE];
    }
  }
}
