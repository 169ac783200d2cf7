package dev.squint.jobs.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadScheduleTest {
  private static final LoadSchedule FOUR_AT_TEN = new LoadSchedule(new LoadOrder(4, 10));

  @Test
  void spreadsCamerasEvenlyOverTime() {
    assertThat(LongStream.range(0, 5).map(FOUR_AT_TEN::dueNanos).toArray())
        .containsExactly(0, 25_000_000, 50_000_000, 75_000_000, 100_000_000);
    assertThat(LongStream.range(0, 5).mapToInt(FOUR_AT_TEN::camera).toArray())
        .containsExactly(0, 1, 2, 3, 0);
  }

  @Test
  void givesEachCameraItsRate() {
    long second = TimeUnit.SECONDS.toNanos(1);
    for (int camera = 0; camera < 4; camera++) {
      int wanted = camera;
      assertThat(
              LongStream.range(0, 1000)
                  .takeWhile(tick -> FOUR_AT_TEN.dueNanos(tick) < second)
                  .filter(tick -> FOUR_AT_TEN.camera(tick) == wanted)
                  .map(FOUR_AT_TEN::frame)
                  .toArray())
          .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void findsTheFirstSendThatIsStillToCome() {
    assertThat(FOUR_AT_TEN.tickAt(0)).isZero();
    assertThat(FOUR_AT_TEN.tickAt(1)).isEqualTo(1);
    assertThat(FOUR_AT_TEN.tickAt(25_000_000)).isEqualTo(1);
    assertThat(FOUR_AT_TEN.tickAt(3_000_000_001L)).isEqualTo(121);
  }

  @Test
  void needsARateAboveZero() {
    assertThatThrownBy(() -> new LoadOrder(1, 0))
        .hasMessage("cameras must send more than 0 frames a second: 0.0");
    assertThatThrownBy(() -> new LoadOrder(-1, 10)).hasMessage("a load cannot have -1 cameras");
  }
}
