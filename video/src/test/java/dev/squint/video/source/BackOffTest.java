package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Tests of {@link BackOff}. */
class BackOffTest {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void doublesUpToTheLimit() {
    BackOff backOff = new BackOff(FIRST, LIMIT, 0);
    RandomGenerator random = new Random(1);

    assertThat(backOff.delay(1, random)).isEqualTo(FIRST);
    assertThat(backOff.delay(2, random)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.delay(6, random)).isEqualTo(Duration.ofSeconds(16));
    assertThat(backOff.delay(7, random)).isEqualTo(LIMIT);
    assertThat(backOff.delay(Integer.MAX_VALUE, random)).isEqualTo(LIMIT);
  }

  @Test
  void takesOffAtMostTheJitter() {
    BackOff backOff = new BackOff(FIRST, LIMIT, 0.5);
    RandomGenerator random = new Random(2);

    for (int trial = 0; trial < 1000; trial++) {
      assertThat(backOff.delay(1, random)).isBetween(FIRST.dividedBy(2), FIRST);
    }
  }

  @Test
  void refusesImpossibleWaits() {
    assertThatThrownBy(() -> new BackOff(Duration.ZERO, LIMIT, 0)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> new BackOff(LIMIT, FIRST, 0)).hasMessageContaining("PT0.5S");
    assertThatThrownBy(() -> new BackOff(FIRST, LIMIT, 1.5)).hasMessageContaining("1.5");
  }
}
