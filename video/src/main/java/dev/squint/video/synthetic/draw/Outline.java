package dev.squint.video.synthetic.draw;

/**
 * The corners of one shape in pixels of the frame, closed from the last to the first; holes follow
 * from the even-odd rule. Made once and refilled for each shape.
 */
public final class Outline {
  private static final int CAPACITY = 96;

  final float[] x = new float[CAPACITY];
  final float[] y = new float[CAPACITY];
  int size;

  /** An empty outline. */
  public Outline() {}

  /** Forgets all corners. */
  public Outline clear() {
    size = 0;
    return this;
  }

  /** Adds a corner. */
  public Outline add(double cornerX, double cornerY) {
    if (size == CAPACITY) {
      throw new IllegalStateException("an outline has at most " + CAPACITY + " corners");
    }
    x[size] = (float) cornerX;
    y[size] = (float) cornerY;
    size++;
    return this;
  }

  /** Twice the signed area; the sign tells which way the corners go round. */
  public double turn() {
    double sum = 0;
    for (int i = 0, j = size - 1; i < size; j = i++) {
      sum += (double) x[j] * y[i] - (double) x[i] * y[j];
    }
    return sum;
  }

  /** Replaces the corners with an ellipse of {@code corners} corners. */
  public Outline ellipse(double centreX, double centreY, double radiusX, double radiusY) {
    clear();
    int corners = Math.max(radiusX, radiusY) < 3 ? 8 : 16;
    for (int i = 0; i < corners; i++) {
      double angle = i * 2 * Math.PI / corners;
      add(centreX + radiusX * Math.cos(angle), centreY + radiusY * Math.sin(angle));
    }
    return this;
  }

  /** Replaces the corners with a bar from one point to another, of a width at each end. */
  public Outline bar(double[] from, double[] to, double fromWidth, double toWidth) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length = Math.max(1e-6, Math.hypot(dx, dy));
    double nx = -dy / length / 2;
    double ny = dx / length / 2;
    clear();
    add(from[0] + nx * fromWidth, from[1] + ny * fromWidth);
    add(to[0] + nx * toWidth, to[1] + ny * toWidth);
    add(to[0] - nx * toWidth, to[1] - ny * toWidth);
    add(from[0] - nx * fromWidth, from[1] - ny * fromWidth);
    return this;
  }

  /** Replaces the corners with an upright rectangle. */
  public Outline rectangle(double left, double top, double right, double bottom) {
    return clear().add(left, top).add(right, top).add(right, bottom).add(left, bottom);
  }
}
