package dev.squint.video.synthetic.draw;

import java.util.Arrays;

/**
 * Blue, green, red pixels that shapes with smooth edges are filled on.
 *
 * <p>Each pixel row is cut by four lines; along a line coverage is exact. Equal shapes give equal
 * pixels on every machine, which platform graphics do not promise.
 */
public final class Canvas implements Brush {
  private static final int LINES = 4;
  private static final int FULL = 256;
  private static final int LINE_FULL = FULL / LINES;

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final int[] steps;
  private final Scanner scanner = new Scanner();
  private final Area touched = new Area();

  /** A canvas over {@code pixels}, {@code height * width * 3} bytes, which it does not own. */
  public Canvas(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.steps = new int[width + 2];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public byte[] pixels() {
    return pixels;
  }

  /** What was filled since this area was last cleared. */
  public Area touched() {
    return touched;
  }

  @Override
  public void fill(Outline outline, int colour, double opacity) {
    int alpha = (int) Math.round(opacity * FULL);
    if (outline.size < 3 || alpha <= 0) {
      return;
    }
    float lowest = outline.y[0];
    float highest = lowest;
    float leftmost = outline.x[0];
    float rightmost = leftmost;
    for (int i = 1; i < outline.size; i++) {
      lowest = Math.min(lowest, outline.y[i]);
      highest = Math.max(highest, outline.y[i]);
      leftmost = Math.min(leftmost, outline.x[i]);
      rightmost = Math.max(rightmost, outline.x[i]);
    }
    int top = Math.max(0, (int) Math.floor(lowest));
    int bottom = Math.min(height, (int) Math.ceil(highest));
    int left = Math.max(0, (int) Math.floor(leftmost));
    int right = Math.min(width, (int) Math.ceil(rightmost));
    if (left >= right || top >= bottom) {
      return;
    }
    touched.include(left, top, right, bottom);
    for (int row = top; row < bottom; row++) {
      for (int line = 0; line < LINES; line++) {
        cover(outline, row + (line + 0.5f) / LINES);
      }
      blend(row, left, right, colour, alpha);
    }
  }

  private void cover(Outline outline, float y) {
    int count = scanner.cross(outline, y);
    for (int i = 0; i + 1 < count; i += 2) {
      float from = Math.max(0, scanner.crossing(i));
      float to = Math.min(width, scanner.crossing(i + 1));
      if (to > from) {
        edge(from, LINE_FULL);
        edge(to, -LINE_FULL);
      }
    }
  }

  /** From {@code x} on, coverage is {@code amount} more; the pixel of x itself gets its share. */
  private void edge(float x, int amount) {
    int column = (int) x;
    int later = Math.round((x - column) * amount);
    steps[column] += amount - later;
    steps[column + 1] += later;
  }

  private void blend(int row, int left, int right, int colour, int alpha) {
    int blue = colour & 0xFF;
    int green = colour >> 8 & 0xFF;
    int red = colour >> 16 & 0xFF;
    int covered = 0;
    int at = (row * width + left) * 3;
    for (int x = left; x < right; x++, at += 3) {
      covered += steps[x];
      int weight = (covered * alpha) >> 8;
      if (weight >= FULL) {
        pixels[at] = (byte) blue;
        pixels[at + 1] = (byte) green;
        pixels[at + 2] = (byte) red;
      } else if (weight > 0) {
        int b = pixels[at] & 0xFF;
        int g = pixels[at + 1] & 0xFF;
        int r = pixels[at + 2] & 0xFF;
        pixels[at] = (byte) (b + (((blue - b) * weight) >> 8));
        pixels[at + 1] = (byte) (g + (((green - g) * weight) >> 8));
        pixels[at + 2] = (byte) (r + (((red - r) * weight) >> 8));
      }
    }
    Arrays.fill(steps, left, Math.min(right + 2, steps.length), 0);
  }
}
