package dev.squint.video.synthetic.scene;

/** Something that keeps the sun from the ground. */
public interface SunBlock {
  /**
   * How much of the sun a point of the ground sees past this, in {@code [0, 1]}.
   *
   * @param towardsX x part of the unit vector over the ground towards the sun
   * @param towardsY y part of it
   * @param slope how much a ray to the sun climbs a metre
   */
  double open(double x, double y, double towardsX, double towardsY, double slope);

  /** A block between two corners on the ground. */
  static SunBlock box(double[] from, double[] to, double height) {
    return (x, y, towardsX, towardsY, slope) -> {
      double enter = 0;
      double leave = Double.POSITIVE_INFINITY;
      double[] start = {x, y};
      double[] way = {towardsX, towardsY};
      for (int axis = 0; axis < 2; axis++) {
        if (Math.abs(way[axis]) < 1e-9) {
          if (start[axis] < from[axis] || start[axis] > to[axis]) {
            return 1;
          }
          continue;
        }
        double a = (from[axis] - start[axis]) / way[axis];
        double b = (to[axis] - start[axis]) / way[axis];
        enter = Math.max(enter, Math.min(a, b));
        leave = Math.min(leave, Math.max(a, b));
      }
      return enter < leave && enter * slope < height ? 0 : 1;
    };
  }

  /** The crown of a tree: soft at its rim. */
  static SunBlock crown(double treeX, double treeY, double height, double radius) {
    return (x, y, towardsX, towardsY, slope) -> {
      double ahead = (treeX - x) * towardsX + (treeY - y) * towardsY;
      if (ahead < -radius) {
        return 1;
      }
      double aside = Math.abs((treeX - x) * towardsY - (treeY - y) * towardsX);
      double above = (Math.max(0, ahead) * slope - height) / radius;
      double distance = Math.hypot(aside / radius, above);
      return Math.max(0.15, Math.min(1, (distance - 0.7) / 0.4));
    };
  }

  /** Walls all around with one opening, at {@code wallX}, that the sun shines through. */
  static SunBlock opening(double wallX, double[] y, double[] z) {
    return (x, fromY, towardsX, towardsY, slope) -> {
      double way = (wallX - x) / (Math.abs(towardsX) < 1e-6 ? 1e-6 : towardsX);
      if (way <= 0) {
        return 0;
      }
      double hitY = fromY + way * towardsY;
      double hitZ = way * slope;
      return hitY > y[0] && hitY < y[1] && hitZ > z[0] && hitZ < z[1] ? 1 : 0;
    };
  }
}
