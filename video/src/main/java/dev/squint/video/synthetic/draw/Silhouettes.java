package dev.squint.video.synthetic.draw;

import java.util.Arrays;

/**
 * Who is seen where: the number of the front-most shape at every second pixel of every second row.
 *
 * <p>Shapes are filled far to near. Each number's own pixels are counted while it is filled, so
 * that what later shapes hide of it can be told.
 */
public final class Silhouettes implements Brush {
  /** Pixels of the frame per cell, along a row and along a column. */
  public static final int STEP = 2;

  private final int width;
  private final int height;
  private final short[] cells;
  private final Scanner scanner = new Scanner();
  private final Area filled = new Area();
  private short number;
  private int own;
  private float[] bounds = emptyBounds();

  /** Nobody is seen in a frame of the given size. */
  public Silhouettes(int frameWidth, int frameHeight) {
    this.width = (frameWidth + STEP - 1) / STEP;
    this.height = (frameHeight + STEP - 1) / STEP;
    this.cells = new short[width * height];
  }

  /** Forgets everybody. */
  public void clear() {
    if (!filled.isEmpty()) {
      for (int row = filled.top; row < filled.bottom; row++) {
        Arrays.fill(cells, row * width + filled.left, row * width + filled.right, (short) 0);
      }
    }
    filled.clear();
  }

  /** What is filled from now on belongs to {@code next}, above 0. */
  public void begin(int next) {
    number = (short) next;
    own = 0;
    bounds = emptyBounds();
  }

  /** Cells of the current number, whether or not they are hidden later. */
  public int own() {
    return own;
  }

  /** Left, top, right and bottom of the corners filled for the current number, in frame pixels. */
  public float[] bounds() {
    return bounds;
  }

  private static float[] emptyBounds() {
    return new float[] {
      Float.POSITIVE_INFINITY,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NEGATIVE_INFINITY
    };
  }

  @Override
  public void fill(Outline outline, int colour, double opacity) {
    for (int i = 0; i < outline.size; i++) {
      bounds[0] = Math.min(bounds[0], outline.x[i]);
      bounds[1] = Math.min(bounds[1], outline.y[i]);
      bounds[2] = Math.max(bounds[2], outline.x[i]);
      bounds[3] = Math.max(bounds[3], outline.y[i]);
    }
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < outline.size; i++) {
      lowest = Math.min(lowest, outline.y[i]);
      highest = Math.max(highest, outline.y[i]);
    }
    int top = Math.max(0, (int) Math.floor(lowest / STEP));
    int bottom = Math.min(height, (int) Math.ceil(highest / STEP) + 1);
    for (int row = top; row < bottom; row++) {
      int count = scanner.cross(outline, (row + 0.5f) * STEP);
      for (int i = 0; i + 1 < count; i += 2) {
        take(row, scanner.crossing(i), scanner.crossing(i + 1));
      }
    }
  }

  private void take(int row, float from, float to) {
    int left = Math.max(0, Math.round(from / STEP));
    int right = Math.min(width, Math.round(to / STEP));
    if (right <= left) {
      return;
    }
    for (int at = row * width + left; at < row * width + right; at++) {
      if (cells[at] != number) {
        cells[at] = number;
        own++;
      }
    }
    filled.include(left, row, right, row + 1);
  }

  /** The cells that anybody was filled in, to be hidden from. */
  public Area filled() {
    return filled;
  }

  /** Hides who is seen at a cell. */
  public void hide(int column, int row) {
    cells[row * width + column] = 0;
  }

  /** Cells of {@code wanted} that are still seen; {@code around} becomes their area in cells. */
  public int seen(int wanted, Area around) {
    around.clear();
    if (filled.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (int row = filled.top; row < filled.bottom; row++) {
      for (int column = filled.left; column < filled.right; column++) {
        if (cells[row * width + column] == wanted) {
          around.include(column, row, column + 1, row + 1);
          count++;
        }
      }
    }
    return count;
  }
}
