package dev.squint.jobs.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void isWatchedByHowMuchAfterItsTimeEachFrameIsSent() {
    PaceWatch pace = new PaceWatch();
    pace.onSent(3 * MILLI);
    pace.onSent(101 * MILLI);
    pace.onSent(100 * MILLI);
    pace.onLost(7);
    assertThat(pace.sent()).isEqualTo(3);
    assertThat(pace.late()).isEqualTo(1);
    assertThat(pace.lost()).isEqualTo(7);
    assertThat(pace.worstMillis()).isEqualTo(101);
  }

  @Test
  void isLostByASenderThatIsASecondBehind() {
    assertThat(new PaceWatch().isLost(1000 * MILLI)).isFalse();
    assertThat(new PaceWatch().isLost(1001 * MILLI)).isTrue();
  }

  @Test
  void isKeptWhileNoMoreThanOneFrameInAHundredIsLateLostOrFailed() {
    assertThat(new LoadStatus(1000, 1000, 10, 0, 0, 120).keptPace()).isTrue();
    assertThat(new LoadStatus(1000, 1000, 11, 0, 0, 120).keptPace()).isFalse();
    assertThat(new LoadStatus(1000, 1000, 0, 11, 0, 120).keptPace()).isFalse();
    assertThat(new LoadStatus(1000, 1000, 4, 4, 4, 120).keptPace()).isFalse();
  }
}
