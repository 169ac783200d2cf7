package dev.squint.video.synthetic.actor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The convex hull of a few points (Andrew's monotone chain). */
final class Hull {
  private Hull() {}

  /** The corners of the hull of {@code points}, in order. */
  static List<double[]> of(double[][] points) {
    double[][] sorted = points.clone();
    Arrays.sort(
        sorted, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
    List<double[]> corners = new ArrayList<>();
    for (double[] point : sorted) {
      push(corners, point, 0);
    }
    int lower = corners.size() - 1;
    for (int i = sorted.length - 2; i >= 0; i--) {
      push(corners, sorted[i], lower);
    }
    corners.remove(corners.size() - 1);
    return corners;
  }

  private static void push(List<double[]> corners, double[] point, int keep) {
    while (corners.size() >= keep + 2) {
      double[] a = corners.get(corners.size() - 2);
      double[] b = corners.get(corners.size() - 1);
      double turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
      if (turn > 0) {
        break;
      }
      corners.remove(corners.size() - 1);
    }
    corners.add(point);
  }
}
