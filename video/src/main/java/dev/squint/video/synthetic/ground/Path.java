package dev.squint.video.synthetic.ground;

import java.util.ArrayList;
import java.util.List;

/** A line over the ground made of straight pieces, walked by its length in metres. */
public final class Path {
  private final double[] xs;
  private final double[] ys;
  private final double[] lengths;

  private Path(List<double[]> points) {
    int size = points.size();
    xs = new double[size];
    ys = new double[size];
    lengths = new double[size];
    for (int i = 0; i < size; i++) {
      xs[i] = points.get(i)[0];
      ys[i] = points.get(i)[1];
      lengths[i] = i == 0 ? 0 : lengths[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
  }

  /** Starts a path at a point. */
  public static Builder from(double x, double y) {
    return new Builder().to(x, y);
  }

  public double length() {
    return lengths[lengths.length - 1];
  }

  /** x after {@code travelled} metres. */
  public double x(double travelled) {
    int i = piece(travelled);
    return xs[i - 1] + (xs[i] - xs[i - 1]) * share(i, travelled);
  }

  /** y after {@code travelled} metres. */
  public double y(double travelled) {
    int i = piece(travelled);
    return ys[i - 1] + (ys[i] - ys[i - 1]) * share(i, travelled);
  }

  /** The direction of travel in radians: 0 along +x, a quarter turn along +y. */
  public double heading(double travelled) {
    int i = piece(travelled);
    return Math.atan2(ys[i] - ys[i - 1], xs[i] - xs[i - 1]);
  }

  /** The length at which the point number {@code index} lies. */
  public double lengthAt(int index) {
    return lengths[index];
  }

  private int piece(double travelled) {
    int i = 1;
    while (i < lengths.length - 1 && lengths[i] < travelled) {
      i++;
    }
    return i;
  }

  private double share(int i, double travelled) {
    double length = lengths[i] - lengths[i - 1];
    return length <= 0 ? 0 : Math.max(0, Math.min(1, (travelled - lengths[i - 1]) / length));
  }

  /** Collects the points of a path. */
  public static final class Builder {
    private static final int CURVE_PIECES = 14;
    private final List<double[]> points = new ArrayList<>();

    private Builder() {}

    /** Goes straight to a point. */
    public Builder to(double x, double y) {
      points.add(new double[] {x, y});
      return this;
    }

    /** Goes to ({@code x}, {@code y}) in a curve that is drawn towards a corner. */
    public Builder curve(double cornerX, double cornerY, double x, double y) {
      double[] start = points.get(points.size() - 1);
      for (int i = 1; i <= CURVE_PIECES; i++) {
        double t = (double) i / CURVE_PIECES;
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t);
        double c = t * t;
        to(a * start[0] + b * cornerX + c * x, a * start[1] + b * cornerY + c * y);
      }
      return this;
    }

    /** The number that the next point will have. */
    public int size() {
      return points.size();
    }

    /** The path; at least two points must have been given. */
    public Path build() {
      if (points.size() < 2) {
        throw new IllegalStateException("a path needs two points: " + points.size());
      }
      return new Path(points);
    }
  }
}
