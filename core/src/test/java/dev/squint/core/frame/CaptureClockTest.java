package dev.squint.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.testing.Property;
import org.junit.jupiter.api.Test;

class CaptureClockTest {
  @Test
  void leavesGrowingTimesAlone() {
    CaptureClock clock = new CaptureClock();
    assertThat(clock.repair(1000)).isEqualTo(1000);
    assertThat(clock.repair(1100)).isEqualTo(1100);
  }

  @Test
  void movesAFrameThatComesTooEarlyBehindItsPredecessor() {
    CaptureClock clock = new CaptureClock();
    clock.repair(1000);
    assertThat(clock.repair(990)).isEqualTo(1001);
    assertThat(clock.repair(1200)).isEqualTo(1200);
  }

  @Test
  void followsAClockThatWasResetAndReturnsWhenItHasCaughtUp() {
    CaptureClock clock = new CaptureClock();
    clock.repair(1_000_000);
    assertThat(clock.repair(0)).isEqualTo(1_000_001);
    assertThat(clock.repair(100)).isEqualTo(1_000_101);
    assertThat(clock.repair(2_000_000)).isEqualTo(2_000_000);
    assertThat(clock.repair(2_000_100)).isEqualTo(2_000_100);
  }

  @Test
  void neverRunsBackwardsWhateverTheCameraClaims() {
    Property.forAll(
        7,
        200,
        random -> random.longs(60, 0, 100_000).toArray(),
        claims -> {
          CaptureClock clock = new CaptureClock();
          long last = Long.MIN_VALUE;
          for (long claim : claims) {
            long repaired = clock.repair(claim);
            assertThat(repaired).isGreaterThan(last);
            last = repaired;
          }
        });
  }
}
