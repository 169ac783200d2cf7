package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.testing.Property;
import dev.squint.optimizer.difference.NonNegativeLogisticRegression.Model;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NonNegativeLogisticRegressionTest {
  private static final double NO_PENALTY = 1e-9;

  @Test
  void findsTheLogOddsOfAFeatureThatIsThereOrNot() {
    // With both classes weighing one half, the solution is known: within the rows that lack the
    // feature the classes weigh 1/6 : 2/6, within those that have it 2/6 : 1/6.
    double[][] features = {{0}, {1}, {1}, {0}, {0}, {1}};
    boolean[] labels = {true, true, true, false, false, false};
    Model model = NonNegativeLogisticRegression.fit(features, labels, NO_PENALTY, 0);
    assertThat(model.intercept()).isCloseTo(Math.log(0.5), within(1e-3));
    assertThat(model.coefficients()[0]).isCloseTo(Math.log(4), within(2e-3));
  }

  @Test
  void countsBothClassesTheSame() {
    double[][] features = new double[200][1];
    boolean[] labels = new boolean[200];
    for (int i = 0; i < 200; i++) {
      labels[i] = i < 4;
      features[i][0] = i % 4 == 0 ? 1 : 0; // in a quarter of either class
    }
    Model model = NonNegativeLogisticRegression.fit(features, labels, NO_PENALTY, 0);
    assertThat(model.intercept()).isCloseTo(0, within(1e-3));
    assertThat(model.coefficients()[0]).isCloseTo(0, within(1e-3));
  }

  @Test
  void keepsAFeatureThatSpeaksAgainstAtZero() {
    double[][] features = {{0, 1}, {0, 1}, {1, 0}, {1, 1}};
    boolean[] labels = {true, true, false, false};
    assertThat(NonNegativeLogisticRegression.fit(features, labels, 0.1, 0).coefficients()[0])
        .isZero();
  }

  @Test
  void staysAtThePriorWhenThePenaltyIsLarge() {
    double[][] features = {{3, 1}, {0, 1}, {1, 0}, {1, 2}};
    boolean[] labels = {true, true, false, false};
    Model model = NonNegativeLogisticRegression.fit(features, labels, 1e6, 0.25);
    assertThat(model.coefficients()).containsExactly(new double[] {0.25, 0.25}, within(1e-4));
  }

  @Test
  void meetsTheConditionsOfAMinimum() {
    Property.forAll(
        1,
        30,
        random -> random.nextLong(),
        seed -> {
          Random random = new Random(seed);
          int rows = 40 + random.nextInt(100);
          double[][] features = new double[rows][6];
          boolean[] labels = new boolean[rows];
          for (int i = 0; i < rows; i++) {
            labels[i] = i % 5 == 0;
            for (int j = 0; j < 6; j++) {
              features[i][j] = random.nextDouble() * (j + 1) + (labels[i] && j > 3 ? 1 : 0);
            }
          }
          double penalty = 0.05;
          double prior = 0.1;
          Model model = NonNegativeLogisticRegression.fit(features, labels, penalty, prior);
          double[] slopes = slopes(features, labels, model);
          assertThat(slopes[0]).isCloseTo(0, within(2e-4));
          for (int j = 0; j < 6; j++) {
            double coefficient = model.coefficients()[j];
            double slope = slopes[j + 1] + penalty * (coefficient - prior);
            if (coefficient > 0) {
              assertThat(slope).isCloseTo(0, within(2e-4));
            } else {
              assertThat(slope).isGreaterThan(-2e-4);
            }
          }
        });
  }

  /** Slopes of the class-balanced loss by the intercept and each coefficient. */
  private static double[] slopes(double[][] features, boolean[] labels, Model model) {
    int positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    double[] slopes = new double[features[0].length + 1];
    for (int i = 0; i < features.length; i++) {
      double score = model.intercept();
      for (int j = 0; j < features[i].length; j++) {
        score += features[i][j] * model.coefficients()[j];
      }
      double chance = 1 / (1 + Math.exp(-score));
      double slope =
          labels[i]
              ? (chance - 1) / (2.0 * positives)
              : chance / (2.0 * (labels.length - positives));
      slopes[0] += slope;
      for (int j = 0; j < features[i].length; j++) {
        slopes[j + 1] += slope * features[i][j];
      }
    }
    return slopes;
  }
}
