package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests of {@link PresentationTimes}. */
class PresentationTimesTest {
  private static final long FRAME = 40_000;
  private final PresentationTimes times = new PresentationTimes(25);

  @Test
  void startsAtZeroWhateverTheStreamSays() {
    assertThat(times.next(7_000_000)).isZero();
    assertThat(times.next(7_000_000 + FRAME)).isEqualTo(FRAME);
  }

  @Test
  void stepsByTheRateWhereTimestampsAreMissing() {
    assertThat(times.next(VideoStream.NO_TIMESTAMP)).isZero();
    assertThat(times.next(VideoStream.NO_TIMESTAMP)).isEqualTo(FRAME);
    assertThat(times.next(VideoStream.NO_TIMESTAMP)).isEqualTo(2 * FRAME);
  }

  @Test
  void increasesWhenTimestampsRepeat() {
    times.next(0);
    times.next(FRAME);

    assertThat(times.next(FRAME)).isEqualTo(FRAME + 1);
    assertThat(times.next(2 * FRAME)).isEqualTo(2 * FRAME);
  }

  @Test
  void goesOnWhenTheClockIsSetBack() {
    times.next(0);
    times.next(10_000_000);

    assertThat(times.next(0)).isEqualTo(10_000_000 + FRAME);
    assertThat(times.next(FRAME)).isEqualTo(10_000_000 + 2 * FRAME);
  }

  @Test
  void addsTheTimeOfALoss() {
    times.next(500);
    times.next(500 + FRAME);
    times.resumeAfter(Duration.ofSeconds(3));

    assertThat(times.next(90)).isEqualTo(FRAME + 3_000_000);
    assertThat(times.next(90 + FRAME)).isEqualTo(2 * FRAME + 3_000_000);
  }

  @Test
  void increasesOverALossOfNoTime() {
    times.next(0);
    times.resumeAfter(Duration.ofSeconds(-5));

    assertThat(times.next(0)).isEqualTo(FRAME);
  }

  @Test
  void takesTwentyFiveForAnUnknownRate() {
    PresentationTimes unknown = new PresentationTimes(Double.NaN);
    unknown.next(VideoStream.NO_TIMESTAMP);

    assertThat(unknown.next(VideoStream.NO_TIMESTAMP)).isEqualTo(FRAME);
  }
}
