package dev.squint.optimizer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.testing.Property;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoeffdingBentkusTest {
  @Test
  void needsTheKnownNumbersOfUnitsWithoutLoss() {
    assertThat(HoeffdingBentkus.unitsNeeded(0, 0.01, 0.05)).isEqualTo(299);
    assertThat(HoeffdingBentkus.unitsNeeded(0, 0.005, 0.05)).isEqualTo(598);
    assertThat(HoeffdingBentkus.unitsNeeded(0, 0.001, 0.05)).isEqualTo(2995);
    assertThat(HoeffdingBentkus.unitsNeeded(0, 0.05, 0.1)).isEqualTo(45);
  }

  @Test
  void equalsTheBinomialTailWithoutLoss() {
    assertThat(HoeffdingBentkus.pValue(0, 298, 0.01)).isCloseTo(0.05003, within(1e-4));
    assertThat(HoeffdingBentkus.pValue(0, 299, 0.01)).isLessThan(0.05);
    assertThat(HoeffdingBentkus.upperBound(0, 299, 0.05)).isCloseTo(0.00997, within(1e-4));
  }

  @Test
  void boundsWhatItsTestRulesOutAndNoMore() {
    Property.forAll(
        61,
        200,
        random -> new double[] {random.nextDouble(), 1 + random.nextInt(500), random.nextDouble()},
        three -> {
          int units = (int) three[1];
          double risk = 0.01 + 0.2 * three[2];
          double bound = HoeffdingBentkus.upperBound(three[0], units, risk);
          assertThat(bound).isBetween(three[0], 1.0);
          if (bound < 0.999) {
            assertThat(HoeffdingBentkus.pValue(three[0], units, bound + 1e-6))
                .isLessThanOrEqualTo(risk);
            assertThat(HoeffdingBentkus.pValue(three[0], units, bound - 1e-6)).isGreaterThan(risk);
          }
        });
  }

  @Test
  void certifiesWithAsManyUnitsAsItSaysAreNeeded() {
    Property.forAll(
        62,
        200,
        random -> new double[] {random.nextDouble(), 0.01 + 0.3 * random.nextDouble()},
        two -> {
          double observed = 0.9 * two[0] * two[1];
          int needed = HoeffdingBentkus.unitsNeeded(observed, two[1], 0.05);
          assertThat(HoeffdingBentkus.pValue(observed, needed, two[1])).isLessThan(0.0501);
          assertThat(HoeffdingBentkus.pValue(observed, needed - 1, two[1])).isGreaterThan(0.05);
        });
  }

  @Test
  void rejectsATrueNullNoMoreOftenThanItsRisk() {
    Random random = new Random(63);
    int rejected = 0;
    int draws = 20_000;
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (int unit = 0; unit < 200; unit++) {
        // Losses of all sizes with mean 0.05.
        sum += random.nextInt(10) == 0 ? random.nextDouble() : 0;
      }
      rejected += HoeffdingBentkus.pValue(sum / 200, 200, 0.05) <= 0.1 ? 1 : 0;
    }
    assertThat((double) rejected / draws).isLessThanOrEqualTo(0.1);
  }

  @Test
  void saysNothingWithoutUnitsAndNeverAboveTheBound() {
    assertThat(HoeffdingBentkus.pValue(0, 0, 0.01)).isEqualTo(1);
    assertThat(HoeffdingBentkus.upperBound(0, 0, 0.05)).isEqualTo(1);
    assertThat(HoeffdingBentkus.upperBound(1, 7, 0.05)).isEqualTo(1);
    assertThat(HoeffdingBentkus.pValue(0.02, 1000, 0.01)).isEqualTo(1);
    assertThat(HoeffdingBentkus.unitsNeeded(0.01, 0.01, 0.05)).isEqualTo(HoeffdingBentkus.NEVER);
    assertThat(HoeffdingBentkus.unitsNeeded(0.0099999999, 0.01, 0.05))
        .isEqualTo(HoeffdingBentkus.NEVER);
  }

  @Test
  void refusesRatesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoeffdingBentkus.pValue(1.5, 10, 0.1))
        .withMessageContaining("observed must be between 0 and 1: 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoeffdingBentkus.upperBound(0.5, 10, 0))
        .withMessageContaining("risk must be between 0 and 1");
  }
}
