package dev.squint.optimizer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.timeline.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryAccuracyTest {
  @Test
  void comparesSmoothedTimelinesSoThatFlickerCostsNothing() {
    List<Presence> truth = verdicts("....####.###.......");
    List<Presence> answer = verdicts("....########....#..");
    QueryAccuracy accuracy = QueryAccuracy.of("person", truth, answer, 3);
    assertThat(accuracy.frames()).isEqualTo(new PresenceCounts(8, 0, 0, 11));
    assertThat(accuracy.events().counts()).isEqualTo(new EventCounts(1, 0, 0));
    assertThat(accuracy.events().recall()).isEqualTo(1);
    assertThat(accuracy.events().precision()).isEqualTo(1);
    assertThat(accuracy.events().recallInterval().lower()).isBetween(0.02, 0.03);
    assertThat(accuracy.falseNegativeRate().lower()).isZero();
    assertThat(accuracy.falseNegativeRate().upper()).isBetween(0.3, 0.4);
  }

  @Test
  void refusesSidesOfDifferentLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryAccuracy.of("person", verdicts("##"), verdicts("#"), 1));
  }

  private static List<Presence> verdicts(String frames) {
    return frames.chars().mapToObj(c -> Presence.of(c == '#')).toList();
  }
}
