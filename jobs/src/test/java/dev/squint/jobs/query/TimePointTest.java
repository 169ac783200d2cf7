package dev.squint.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimePointTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));

  @Test
  void readsTimesBeforeNow() {
    assertThat(TimePoint.parse("now", CLOCK)).isEqualTo(NOW);
    assertThat(TimePoint.parse("-90s", CLOCK)).isEqualTo(NOW.minusSeconds(90));
    assertThat(TimePoint.parse("-10m", CLOCK)).isEqualTo(NOW.minusSeconds(600));
    assertThat(TimePoint.parse("-2h", CLOCK)).isEqualTo(NOW.minusSeconds(7200));
    assertThat(TimePoint.parse("-1d", CLOCK)).isEqualTo(NOW.minusSeconds(86_400));
  }

  @Test
  void readsIsoTimesWithAndWithoutZone() {
    assertThat(TimePoint.parse("2026-11-23T09:00:00Z", CLOCK)).isEqualTo(NOW.minusSeconds(3600));
    assertThat(TimePoint.parse("2026-11-23T11:00:00+01:00", CLOCK)).isEqualTo(NOW);
    assertThat(TimePoint.parse("2026-11-23T11:00:00", CLOCK)).isEqualTo(NOW);
  }

  @Test
  void showsWhatCanBeWritten() {
    for (String wrong : List.of("yesterday", "10m", "-10", "-10y", "2026-11-23", "")) {
      assertThatThrownBy(() -> TimePoint.parse(wrong, CLOCK))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "a time is written as 2026-11-23T10:15:30Z, -10m (s, m, h or d) or now: \"%s\""
                  .formatted(wrong));
    }
  }
}
