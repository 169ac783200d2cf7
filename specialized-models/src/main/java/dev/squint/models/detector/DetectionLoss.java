package dev.squint.models.detector;

import dev.squint.models.engine.LogitGradient;
import java.util.Arrays;
import java.util.List;

/**
 * How wrong a detector's outputs for a batch are, and how that changes with each of them.
 *
 * <p>YOLOX's loss: overlap of assigned boxes, weighing {@value #BOX_WEIGHT}; cross-entropy of their
 * classes against the overlap; cross-entropy of every cell's objectness; each divided by the number
 * of assigned cells. Not thread-safe.
 */
final class DetectionLoss implements LogitGradient {
  static final double LARGEST_LOGARITHM = 6;
  private static final double BOX_WEIGHT = 5;

  private final DetectorOutput output;
  private final List<List<Target>> targets;
  private final TargetAssignment assignment;
  private final BoxOverlap overlap = new BoxOverlap();
  private final double[] box = new double[4];
  private double boxLoss;
  private double classLoss;
  private double objectLoss;
  private int assignedCells;

  /**
   * The loss of one batch.
   *
   * @param targets of each image
   */
  DetectionLoss(DetectorOutput output, List<List<Target>> targets) {
    this.output = output;
    this.targets = targets;
    assignment = new TargetAssignment(output);
  }

  /** Mean loss an assigned cell, of the outputs last seen. */
  double total() {
    return (BOX_WEIGHT * boxLoss + classLoss + objectLoss) / Math.max(1, assignedCells);
  }

  @Override
  public void write(float[] values, float[] gradient) {
    Arrays.fill(gradient, 0);
    boxLoss = 0;
    classLoss = 0;
    objectLoss = 0;
    assignedCells = 0;
    for (int image = 0; image < targets.size(); image++) {
      int[] assigned = assignment.assign(values, image, targets.get(image));
      for (int cell = 0; cell < assigned.length; cell++) {
        if (assigned[cell] >= 0) {
          assignedCells++;
          found(values, gradient, image, cell, targets.get(image).get(assigned[cell]));
        }
        if (assigned[cell] != TargetAssignment.UNDECIDED) {
          int index = output.index(image, DetectorOutput.OBJECTNESS, cell);
          objectLoss += crossEntropy(values, gradient, index, assigned[cell] >= 0 ? 1 : 0);
        }
      }
    }
    float scale = 1f / Math.max(1, assignedCells);
    for (int index = 0; index < gradient.length; index++) {
      gradient[index] *= scale;
    }
  }

  private void found(float[] values, float[] gradient, int image, int cell, Target target) {
    assignment.decode(values, image, cell, box);
    overlap.compare(box, target.edges());
    boxLoss += overlap.loss();
    double stride = assignment.stride(cell);
    double width = box[2] - box[0];
    double height = box[3] - box[1];
    double[] slope = overlap.slope;
    add(gradient, output.index(image, 0, cell), (slope[0] + slope[2]) * stride);
    add(gradient, output.index(image, 1, cell), (slope[1] + slope[3]) * stride);
    addSize(values, gradient, output.index(image, 2, cell), (slope[2] - slope[0]) * width / 2);
    addSize(values, gradient, output.index(image, 3, cell), (slope[3] - slope[1]) * height / 2);
    for (int index = 0; index < output.classes(); index++) {
      double wanted = index == target.classIndex() ? overlap.intersectionOverUnion() : 0;
      int position = output.index(image, DetectorOutput.FIRST_CLASS + index, cell);
      classLoss += crossEntropy(values, gradient, position, wanted);
    }
  }

  private static void addSize(float[] values, float[] gradient, int index, double slope) {
    if (values[index] < LARGEST_LOGARITHM) {
      add(gradient, index, slope);
    }
  }

  private static void add(float[] gradient, int index, double slope) {
    gradient[index] += (float) (BOX_WEIGHT * slope);
  }

  private static double crossEntropy(float[] values, float[] gradient, int index, double wanted) {
    double logit = values[index];
    gradient[index] += (float) (TargetAssignment.sigmoid(logit) - wanted);
    return Math.max(logit, 0) - logit * wanted + Math.log1p(Math.exp(-Math.abs(logit)));
  }
}
