package dev.squint.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.model.SpecializedModelSpec.Calibration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattScalingTest {
  private static final int COUNT = 40_000;

  @Test
  void findsTheSigmoidThatMadeTheAnswers() {
    Calibration calibration = fit(new Random(1), 0.7, -1.5);
    assertThat(calibration.slope()).isCloseTo(0.7, within(0.03));
    assertThat(calibration.intercept()).isCloseTo(-1.5, within(0.05));
  }

  @Test
  void findsItForLargeLogitsToo() {
    Calibration calibration = fit(new Random(2), 0.01, 0.4);
    assertThat(calibration.slope()).isCloseTo(0.01, within(0.001));
    assertThat(calibration.intercept()).isCloseTo(0.4, within(0.05));
  }

  @Test
  void staysFiniteWhenLogitsTellAll() {
    double[] logits = {-9, -8, -7, -6, 5, 6, 7, 8};
    boolean[] present = {false, false, false, false, true, true, true, true};
    Calibration calibration = PlattScaling.fit(logits, present);
    assertThat(calibration.slope()).isBetween(0.05, 5.0);
    double lowest = calibration.slope() * 5 + calibration.intercept();
    double highest = calibration.slope() * -6 + calibration.intercept();
    assertThat(lowest).isPositive();
    assertThat(highest).isNegative();
  }

  @Test
  void leavesOneAnswerAsItIs() {
    assertThat(PlattScaling.fit(new double[] {1, 2}, new boolean[2]))
        .isEqualTo(Calibration.IDENTITY);
    assertThat(PlattScaling.fit(new double[] {1, 2}, new boolean[] {true, true}))
        .isEqualTo(Calibration.IDENTITY);
  }

  @Test
  void neverTurnsAnswersRound() {
    double[] logits = {3, 2, 1, -1, -2, -3};
    boolean[] present = {false, false, false, true, true, true};
    assertThat(PlattScaling.fit(logits, present).slope()).isPositive().isLessThan(0.01);
  }

  @Test
  void copesWithEqualAndBrokenLogits() {
    boolean[] present = {true, false, false, false};
    double[] equal = new double[4];
    Arrays.fill(equal, 2);
    Calibration flat = PlattScaling.fit(equal, present);
    double logit = 2 * flat.slope() + flat.intercept();
    assertThat(1 / (1 + Math.exp(-logit))).isBetween(0.2, 0.5);
    double[] broken = {Double.NaN, 1, 2, 3};
    assertThat(PlattScaling.fit(broken, present).slope()).isPositive();
  }

  /** Answers drawn from a sigmoid over logits of matching spread. */
  private static Calibration fit(Random random, double slope, double intercept) {
    double[] logits = new double[COUNT];
    boolean[] present = new boolean[COUNT];
    for (int index = 0; index < COUNT; index++) {
      logits[index] = random.nextGaussian() * 2 / slope;
      double probability = 1 / (1 + Math.exp(-(slope * logits[index] + intercept)));
      present[index] = random.nextDouble() < probability;
    }
    return PlattScaling.fit(logits, present);
  }
}
