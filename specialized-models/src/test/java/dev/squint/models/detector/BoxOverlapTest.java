package dev.squint.models.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BoxOverlapTest {
  private static final double[] UNIT = {0, 0, 1, 1};

  @Test
  void equalBoxesCostNothing() {
    BoxOverlap overlap = compared(UNIT.clone(), UNIT);
    assertThat(overlap.loss()).isCloseTo(0, within(1e-9));
    assertThat(overlap.intersectionOverUnion()).isCloseTo(1, within(1e-9));
  }

  @Test
  void boxesApartCostMoreTheFartherTheyAre() {
    double near = compared(new double[] {2, 0, 3, 1}, UNIT).loss();
    double far = compared(new double[] {9, 0, 10, 1}, UNIT).loss();
    assertThat(near).isGreaterThan(1);
    assertThat(far).isGreaterThan(near).isLessThan(2);
  }

  @Test
  void slopesAreThoseOfTheLoss() {
    RandomGenerator random = new SplittableRandom(1);
    for (int trial = 0; trial < 500; trial++) {
      double[] box = box(random);
      double[] truth = box(random);
      double[] slope = compared(box, truth).slope.clone();
      for (int edge = 0; edge < 4; edge++) {
        double step = 1e-6;
        double[] more = box.clone();
        double[] less = box.clone();
        more[edge] += step;
        less[edge] -= step;
        double expected =
            (compared(more, truth).loss() - compared(less, truth).loss()) / (2 * step);
        assertThat(slope[edge]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  private static double[] box(RandomGenerator random) {
    double left = random.nextDouble(10);
    double top = random.nextDouble(10);
    return new double[] {
      left, top, left + 1 + random.nextDouble(8), top + 1 + random.nextDouble(8)
    };
  }

  private static BoxOverlap compared(double[] box, double[] truth) {
    BoxOverlap overlap = new BoxOverlap();
    overlap.compare(box, truth);
    return overlap;
  }
}
