package dev.squint.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.testing.Property;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditRatesTest {
  private static final int FRAMES = 100_000;

  @Test
  void selectsTheShareThatIsAskedFor() {
    for (double rate : new double[] {0, 0.001, 0.01, 0.25, 0.9, 1}) {
      double deviation = Math.sqrt(rate * (1 - rate) / FRAMES);
      assertThat(selected(AuditRates.same(rate), "lobby", 0, FRAMES) / (double) FRAMES)
          .as("rate %s", rate)
          .isEqualTo(rate, within(4 * deviation));
    }
  }

  @Test
  void spreadsWhatItSelectsEvenlyOverStretchesOfAnyLengthAndPhase() {
    AuditRates rates = AuditRates.same(0.1);
    // Chi-squared over 100 stretches of 1000 frames, and over the phases of periods that labels
    // have: 99.99% of even spreads stay below mean + 4.2 standard deviations.
    double[] stretches = new double[100];
    for (int stretch = 0; stretch < stretches.length; stretch++) {
      stretches[stretch] = selected(rates, "gate", stretch * 1000L, 1000);
    }
    assertThat(chiSquared(stretches, 100)).isLessThan(evenBelow(stretches.length));
    for (int period : new int[] {2, 10, 16, 25, 64}) {
      double[] phases = new double[period];
      for (long frame = 0; frame < FRAMES; frame++) {
        phases[(int) (frame % period)] += rates.isSelected("gate", frame) ? 1 : 0;
      }
      assertThat(chiSquared(phases, FRAMES * 0.1 / period))
          .as("period %d", period)
          .isLessThan(evenBelow(period));
    }
  }

  @Test
  void selectsEachFrameIndependentlyOfTheOneBeforeAndOfOtherCameras() {
    AuditRates rates = AuditRates.same(0.5);
    long runs = 0;
    long together = 0;
    for (long frame = 1; frame <= FRAMES; frame++) {
      boolean now = rates.isSelected("lobby", frame);
      runs += now == rates.isSelected("lobby", frame - 1) ? 1 : 0;
      together += now == rates.isSelected("lobbz", frame) ? 1 : 0;
    }
    double deviation = Math.sqrt(FRAMES * 0.25);
    assertThat(runs).isBetween(bound(-4 * deviation), bound(4 * deviation));
    assertThat(together).isBetween(bound(-4 * deviation), bound(4 * deviation));
  }

  @Test
  void aHigherRateSelectsWhatALowerOneDoesAndMore() {
    Property.forAll(
        41,
        200,
        random -> random.doubles(2).sorted().toArray(),
        pair -> {
          AuditRates low = AuditRates.same(pair[0]);
          AuditRates high = AuditRates.same(pair[1]);
          for (long frame = 0; frame < 200; frame++) {
            if (low.isSelected("lobby", frame)) {
              assertThat(high.isSelected("lobby", frame)).isTrue();
            }
          }
        });
  }

  @Test
  void selectsTheSameFramesInEveryVersion() {
    AuditRates rates = AuditRates.same(0.2);
    assertThat(LongStream.range(0, 60).filter(frame -> rates.isSelected("lobby", frame)).toArray())
        .containsExactly(7, 8, 10, 12, 15, 27, 28, 31, 35, 41, 52, 53, 54);
  }

  @Test
  void anotherSeedSelectsOtherFrames() {
    AuditRates one = new AuditRates(Map.of(), 0.1, 1);
    AuditRates two = new AuditRates(Map.of(), 0.1, 2);
    long both =
        LongStream.range(0, FRAMES)
            .filter(frame -> one.isSelected("a", frame) && two.isSelected("a", frame))
            .count();
    assertThat(both / (double) FRAMES).isEqualTo(0.01, within(0.002));
  }

  @Test
  void auditsNoCameraThatIsNotNamed() {
    AuditRates rates = AuditRates.of(Map.of("lobby", 1.0));
    assertThat(rates.of("lobby")).isEqualTo(1);
    assertThat(rates.of("gate")).isZero();
    assertThat(rates.isSelected("gate", 3)).isFalse();
    assertThat(AuditRates.NONE.isSelected("lobby", 3)).isFalse();
  }

  @Test
  void refusesARateThatIsNoShare() {
    for (double wrong : new double[] {-0.1, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AuditRates.same(wrong))
          .withMessage(
              "an audit rate is a share of the frames, between 0 and 1: %s".formatted(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> AuditRates.of(Map.of("lobby", wrong)));
    }
  }

  private static long bound(double off) {
    return Math.round(FRAMES / 2.0 + off);
  }

  private static double evenBelow(int classes) {
    return classes - 1 + 4.2 * Math.sqrt(2.0 * (classes - 1));
  }

  private static double chiSquared(double[] counts, double expected) {
    double sum = 0;
    for (double count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static long selected(AuditRates rates, String camera, long from, long frames) {
    return LongStream.range(from, from + frames)
        .filter(frame -> rates.isSelected(camera, frame))
        .count();
  }
}
