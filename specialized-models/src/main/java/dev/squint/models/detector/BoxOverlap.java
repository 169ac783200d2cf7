package dev.squint.models.detector;

/**
 * How well one box covers another, and how that changes as the box moves: generalized intersection
 * over union (Rezatofighi et al. 2019). Boxes are edges: left, top, right, bottom. Reused from box
 * to box; not thread-safe.
 */
final class BoxOverlap {
  private static final double SMALLEST = 1e-9;

  /** Change of {@link #loss} with each edge of the box. */
  final double[] slope = new double[4];

  private double intersectionOverUnion;
  private double loss;

  /** Plain intersection over union of the boxes last compared, {@code [0, 1]}. */
  double intersectionOverUnion() {
    return intersectionOverUnion;
  }

  /** 1 minus the generalized intersection over union, {@code [0, 2]}. */
  double loss() {
    return loss;
  }

  static double intersectionOverUnion(double[] box, double[] truth) {
    double width = Math.min(box[2], truth[2]) - Math.max(box[0], truth[0]);
    double height = Math.min(box[3], truth[3]) - Math.max(box[1], truth[1]);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double intersection = width * height;
    return intersection / (area(box) + area(truth) - intersection);
  }

  /** Compares a box with the truth; all results are of this pair from now on. */
  void compare(double[] box, double[] truth) {
    double overlapWidth = Math.min(box[2], truth[2]) - Math.max(box[0], truth[0]);
    double overlapHeight = Math.min(box[3], truth[3]) - Math.max(box[1], truth[1]);
    boolean overlaps = overlapWidth > 0 && overlapHeight > 0;
    double intersection = overlaps ? overlapWidth * overlapHeight : 0;
    double union = Math.max(SMALLEST, area(box) + area(truth) - intersection);
    double hullWidth = Math.max(box[2], truth[2]) - Math.min(box[0], truth[0]);
    double hullHeight = Math.max(box[3], truth[3]) - Math.min(box[1], truth[1]);
    double hull = Math.max(SMALLEST, hullWidth * hullHeight);
    intersectionOverUnion = intersection / union;
    loss = 2 - intersectionOverUnion - union / hull;

    for (int edge = 0; edge < slope.length; edge++) {
      boolean horizontal = edge % 2 == 0;
      double outward = edge < 2 ? -1 : 1;
      boolean inside = outward * box[edge] < outward * truth[edge];
      double across = horizontal ? box[3] - box[1] : box[2] - box[0];
      double areaSlope = outward * across;
      double overlapSlope =
          overlaps && inside ? outward * (horizontal ? overlapHeight : overlapWidth) : 0;
      double hullSlope = inside ? 0 : outward * (horizontal ? hullHeight : hullWidth);
      double unionSlope = areaSlope - overlapSlope;
      slope[edge] =
          -overlapSlope / union
              + intersection / (union * union) * unionSlope
              - unionSlope / hull
              + union / (hull * hull) * hullSlope;
    }
  }

  private static double area(double[] box) {
    return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
  }
}
