package dev.squint.jobs.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.jobs.bench.endtoend.Pace.Speed;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void leavesTheStartOut() {
    pace.add(0, 0, 0);
    pace.add(5 * SECOND, 100, 5 * SECOND); // slow: classes load
    pace.add(6 * SECOND, 200, 6 * SECOND);
    pace.add(7 * SECOND, 600, 6 * SECOND + SECOND / 2);
    pace.add(8 * SECOND, 1000, 7 * SECOND);

    Speed speed = pace.speed(1000);

    assertThat(speed.framesPerSecond()).isCloseTo(400, within(1e-9));
    assertThat(speed.cpuMicrosPerFrame()).isCloseTo(1250, within(1e-9));
  }

  @Test
  void endsAtTheFirstLookAtWhichAllIsDone() {
    pace.add(0, 200, 0);
    pace.add(SECOND, 1000, SECOND);
    pace.add(9 * SECOND, 1000, 2 * SECOND); // closing down

    assertThat(pace.speed(1000).framesPerSecond()).isCloseTo(800, within(1e-9));
  }

  @Test
  void refusesARunThatWasOverAtTheFirstLook() {
    pace.add(0, 0, 0);
    pace.add(SECOND, 1000, SECOND);

    assertThatThrownBy(() -> pace.speed(1000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1000 frames were done too fast");
  }

  @Test
  void refusesARunThatNeverEnded() {
    pace.add(0, 300, 0);
    pace.add(SECOND, 999, SECOND);

    assertThatThrownBy(() -> pace.speed(1000)).isInstanceOf(IllegalStateException.class);
  }
}
