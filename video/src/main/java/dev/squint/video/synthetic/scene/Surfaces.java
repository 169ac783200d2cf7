package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.ground.GroundCamera;

/**
 * What is seen in each patch of {@link #STEP} by STEP pixels: a spot of the ground or of the wall
 * behind it.
 */
public final class Surfaces {
  /** Pixels of the frame a patch, along a row and along a column. */
  public static final int STEP = 4;

  private static final int HALF = 127;

  private final int columns;
  private final int rows;
  private final float[] x;
  private final float[] y;
  private final float[] z;

  /**
   * The surfaces of a view.
   *
   * @param wall how far away the wall is that ends the ground
   */
  public Surfaces(GroundCamera camera, double wall) {
    // One patch more than the frame has, so that patches can be interpolated up to its border.
    columns = (camera.frameWidth() + STEP - 1) / STEP + 1;
    rows = (camera.frameHeight() + STEP - 1) / STEP + 1;
    x = new float[columns * rows];
    y = new float[columns * rows];
    z = new float[columns * rows];
    for (int row = 0, at = 0; row < rows; row++) {
      double ground = camera.groundAt(row * STEP);
      boolean isWall = ground > wall;
      double far = isWall ? wall : ground;
      double up = isWall ? heightOnWall(camera, wall, row * STEP) : 0;
      for (int column = 0; column < columns; column++, at++) {
        x[at] = (float) camera.across(column * STEP, far, up);
        y[at] = (float) far;
        z[at] = (float) up;
      }
    }
  }

  private static double heightOnWall(GroundCamera camera, double wall, double row) {
    double low = 0;
    double high = 60;
    for (int i = 0; i < 24; i++) {
      double middle = (low + high) / 2;
      if (camera.row(wall, middle) > row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public int size() {
    return x.length;
  }

  /** Metres to the right of patch {@code index}. */
  public double x(int index) {
    return x[index];
  }

  /** Metres away. */
  public double y(int index) {
    return y[index];
  }

  /** Metres above the ground. */
  public double z(int index) {
    return z[index];
  }

  public boolean isGround(int index) {
    return z[index] <= 0;
  }

  /** Puts what stands in front, as far as it covers patches, in the place of what is behind it. */
  void cover(GroundCamera camera, Occluder occluder) {
    for (int row = 0, at = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, at++) {
        boolean covered = occluder.at(column * STEP, row * STEP) > HALF;
        if (covered && y[at] > occluder.depth() - 0.5) {
          double up = heightOnWall(camera, occluder.depth(), row * STEP);
          x[at] = (float) camera.across(column * STEP, occluder.depth(), up);
          y[at] = (float) occluder.depth();
          z[at] = (float) Math.max(0.01, up);
        }
      }
    }
  }

  /** The patch that holds a pixel of the frame, or the nearest one. */
  public int at(double column, double row) {
    int patchX = (int) Math.max(0, Math.min(columns - 1, column / STEP));
    int patchY = (int) Math.max(0, Math.min(rows - 1, row / STEP));
    return patchY * columns + patchX;
  }
}
