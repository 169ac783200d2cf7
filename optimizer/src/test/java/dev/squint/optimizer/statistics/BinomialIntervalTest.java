package dev.squint.optimizer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialIntervalTest {
  @Test
  void agreesWithPublishedValues() {
    BinomialInterval interval = BinomialInterval.of(3, 489, 0.9);
    assertThat(interval.upper()).isCloseTo(0.0158, within(0.0001));
    assertThat(BinomialInterval.of(0, 299, 0.9).upper()).isCloseTo(0.01, within(0.0001));
  }

  @Test
  void leavesHalfTheRestInEachTail() {
    for (int successes = 1; successes < 20; successes++) {
      BinomialInterval interval = BinomialInterval.of(successes, 20, 0.95);
      BinomialDistribution atUpper = BinomialDistribution.of(20, interval.upper());
      BinomialDistribution atLower = BinomialDistribution.of(20, interval.lower());
      assertThat(atUpper.cumulativeProbability(successes)).isCloseTo(0.025, within(1e-6));
      assertThat(atLower.survivalProbability(successes - 1)).isCloseTo(0.025, within(1e-6));
    }
  }

  @Test
  void saysNothingWithoutTrials() {
    assertThat(BinomialInterval.of(0, 0, 0.95)).isEqualTo(new BinomialInterval(0, 1));
  }

  @Test
  void refusesMoreSuccessesThanTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialInterval.of(3, 2, 0.95))
        .withMessageContaining("between 0 and 2: 3");
  }
}
