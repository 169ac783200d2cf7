package dev.squint.models.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which cells are to find which targets of an image.
 *
 * <p>SimOTA (Ge et al., YOLOX, 2021, section 2): the cells near a target's centre compete by what
 * their present boxes and scores would cost; a target takes as many of the cheapest as its best
 * boxes overlap it in sum, and a cell that several want goes to the one it costs least.
 */
final class TargetAssignment {
  static final int NOTHING = -1;
  static final int UNDECIDED = -2;

  private static final double CENTRE_RADIUS = 1.5;
  private static final int BEST_BOXES = 10;
  private static final double OVERLAP_WEIGHT = 3;
  private static final double SMALLEST = 1e-8;

  private final DetectorOutput output;
  private final float[] cells;

  TargetAssignment(DetectorOutput output) {
    this.output = output;
    cells = output.grid().cellTable();
  }

  /** A cell that may find a target. */
  private record Candidate(int cell, double cost, double overlap) {}

  /**
   * Assigns the cells of one image.
   *
   * @param values of all images
   * @return of each cell the index of its target, {@link #NOTHING} for one that is to find nothing,
   *     {@link #UNDECIDED} for one that is to learn nothing
   */
  int[] assign(float[] values, int image, List<Target> targets) {
    int[] assigned = new int[output.grid().cells()];
    Arrays.fill(assigned, NOTHING);
    double[] costs = new double[assigned.length];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    for (int index = 0; index < targets.size(); index++) {
      Target target = targets.get(index);
      if (!target.difficult()) {
        for (Candidate chosen : cheapest(candidates(values, image, target))) {
          if (chosen.cost() < costs[chosen.cell()]) {
            costs[chosen.cell()] = chosen.cost();
            assigned[chosen.cell()] = index;
          }
        }
      }
    }
    spareDifficult(assigned, targets);
    return assigned;
  }

  private List<Candidate> candidates(float[] values, int image, Target target) {
    List<Candidate> candidates = new ArrayList<>();
    double[] box = new double[4];
    for (int cell = 0; cell < output.grid().cells(); cell++) {
      double stride = cells[3 * cell + 2];
      double reach = CENTRE_RADIUS * stride;
      boolean near =
          Math.abs(centre(cell, 0) - target.centreX()) < reach
              && Math.abs(centre(cell, 1) - target.centreY()) < reach;
      if (near) {
        decode(values, image, cell, box);
        double overlap = BoxOverlap.intersectionOverUnion(box, target.edges());
        double cost =
            classCost(values, image, cell, target.classIndex())
                - OVERLAP_WEIGHT * Math.log(overlap + SMALLEST);
        candidates.add(new Candidate(cell, cost, overlap));
      }
    }
    return candidates;
  }

  private static List<Candidate> cheapest(List<Candidate> candidates) {
    double sum =
        candidates.stream()
            .map(Candidate::overlap)
            .sorted(Comparator.reverseOrder())
            .limit(BEST_BOXES)
            .mapToDouble(Double::doubleValue)
            .sum();
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::cost))
        .limit(Math.max(1, (long) sum))
        .toList();
  }

  private double classCost(float[] values, int image, int cell, int wanted) {
    double object = sigmoid(values[output.index(image, DetectorOutput.OBJECTNESS, cell)]);
    double cost = 0;
    for (int index = 0; index < output.classes(); index++) {
      double logit = values[output.index(image, DetectorOutput.FIRST_CLASS + index, cell)];
      double score = Math.sqrt(sigmoid(logit) * object);
      double right = index == wanted ? score : 1 - score;
      cost -= Math.log(Math.max(SMALLEST, right));
    }
    return cost;
  }

  private void spareDifficult(int[] assigned, List<Target> targets) {
    for (Target target : targets) {
      if (target.difficult()) {
        for (int cell = 0; cell < assigned.length; cell++) {
          if (assigned[cell] == NOTHING && target.contains(centre(cell, 0), centre(cell, 1))) {
            assigned[cell] = UNDECIDED;
          }
        }
      }
    }
  }

  /** Writes the edges of a cell's present box. */
  void decode(float[] values, int image, int cell, double[] edges) {
    double stride = cells[3 * cell + 2];
    double x = (values[output.index(image, 0, cell)] + cells[3 * cell]) * stride;
    double y = (values[output.index(image, 1, cell)] + cells[3 * cell + 1]) * stride;
    double width = size(values[output.index(image, 2, cell)], stride);
    double height = size(values[output.index(image, 3, cell)], stride);
    edges[0] = x - width / 2;
    edges[1] = y - height / 2;
    edges[2] = x + width / 2;
    edges[3] = y + height / 2;
  }

  double stride(int cell) {
    return cells[3 * cell + 2];
  }

  private double centre(int cell, int axis) {
    return (cells[3 * cell + axis] + 0.5) * cells[3 * cell + 2];
  }

  /** An untrained network says anything: what no image holds is cut off before it overflows. */
  private static double size(double logarithm, double stride) {
    return Math.exp(Math.min(logarithm, DetectionLoss.LARGEST_LOGARITHM)) * stride;
  }

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
