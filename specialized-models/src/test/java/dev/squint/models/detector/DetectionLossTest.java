package dev.squint.models.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.models.reference.StrideGrid;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DetectionLossTest {
  private static final StrideGrid GRID = StrideGrid.usual(64, 64);
  private static final DetectorOutput OUTPUT = new DetectorOutput(2, GRID);

  @Test
  void gradientIsTheSlopeOfTheLossWhereTheAssignmentStays() {
    RandomGenerator random = new SplittableRandom(1);
    float[] values = outputs(random, 2);
    List<List<Target>> targets =
        List.of(
            List.of(target(0, 10, 12, 30, 40), target(1, 34, 8, 60, 30)),
            List.of(target(1, 5, 5, 50, 60)));
    float[] gradient = new float[values.length];
    DetectionLoss loss = new DetectionLoss(OUTPUT, targets);
    loss.write(values, gradient);
    double total = loss.total();

    int checked = 0;
    for (int trial = 0; trial < 4000 && checked < 200; trial++) {
      int index = random.nextInt(values.length);
      if (gradient[index] == 0 || isBox(index)) {
        continue;
      }
      double slope =
          (at(targets, values, index, 1e-3f) - at(targets, values, index, -1e-3f)) / 2e-3;
      assertThat((double) gradient[index]).isCloseTo(slope, within(2e-2 + 0.05 * Math.abs(slope)));
      checked++;
    }
    assertThat(checked).isEqualTo(200);
    assertThat(total).isPositive();
  }

  @Test
  void cellsOfADifficultTargetLearnNothing() {
    float[] values = outputs(new SplittableRandom(2), 1);
    float[] gradient = new float[values.length];
    Target hidden = new Target(0, new double[] {0, 0, 64, 64}, true);
    new DetectionLoss(OUTPUT, List.of(List.of(hidden))).write(values, gradient);
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void withoutTargetsOnlyTheObjectnessLearns() {
    float[] values = outputs(new SplittableRandom(3), 1);
    float[] gradient = new float[values.length];
    new DetectionLoss(OUTPUT, List.of(List.of())).write(values, gradient);
    for (int attribute = 0; attribute < OUTPUT.attributes(); attribute++) {
      for (int cell = 0; cell < GRID.cells(); cell++) {
        float slope = gradient[OUTPUT.index(0, attribute, cell)];
        if (attribute == DetectorOutput.OBJECTNESS) {
          assertThat(slope).isPositive();
        } else {
          assertThat(slope).isZero();
        }
      }
    }
  }

  @Test
  void everyTargetGetsACellAndNoCellTwoTargets() {
    float[] values = outputs(new SplittableRandom(4), 1);
    List<Target> targets =
        List.of(target(0, 2, 2, 8, 9), target(1, 40, 40, 62, 62), target(0, 10, 30, 40, 60));
    int[] assigned = new TargetAssignment(OUTPUT).assign(values, 0, targets);
    assertThat(assigned).contains(0, 1, 2).hasSize(GRID.cells());
  }

  /**
   * As a box moves, so does the class score that is wanted of it, which the gradient holds fast.
   */
  private static boolean isBox(int index) {
    int attribute = index / GRID.cells() % OUTPUT.attributes();
    return attribute < DetectorOutput.OBJECTNESS;
  }

  private static double at(List<List<Target>> targets, float[] values, int index, float change) {
    float[] moved = values.clone();
    moved[index] += change;
    DetectionLoss loss = new DetectionLoss(OUTPUT, targets);
    loss.write(moved, new float[moved.length]);
    return loss.total();
  }

  private static Target target(int classIndex, double left, double top, double right, double low) {
    return new Target(classIndex, new double[] {left, top, right, low}, false);
  }

  private static float[] outputs(RandomGenerator random, int images) {
    float[] values = new float[images * OUTPUT.attributes() * GRID.cells()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) (random.nextGaussian() * 0.5);
    }
    return values;
  }
}
