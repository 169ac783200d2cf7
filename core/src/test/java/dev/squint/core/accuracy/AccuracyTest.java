package dev.squint.core.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.timeline.Presence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  @Test
  void countsFramesOfEitherError() {
    PresenceCounts counts = PresenceCounts.compare(timeline("..####..."), timeline(".###.#..#"), 9);
    assertThat(counts).isEqualTo(new PresenceCounts(3, 1, 2, 3));
    assertThat(counts.falseNegativeRate()).isEqualTo(0.25);
    assertThat(counts.falsePositiveRate()).isEqualTo(0.4);
    assertThat(counts.precision()).isEqualTo(0.6);
    assertThat(counts.recall()).isEqualTo(0.75);
    assertThat(counts.f1()).isEqualTo(6.0 / 9);
  }

  @Test
  void aRateOverNothingIsUnknown() {
    PresenceCounts counts = PresenceCounts.compare(timeline("..."), timeline("..."), 3);
    assertThat(counts.falseNegativeRate()).isNaN();
    assertThat(counts.falsePositiveRate()).isZero();
    assertThat(counts.precision()).isNaN();
    assertThat(counts.recall()).isNaN();
    assertThat(counts.f1()).isNaN();
  }

  @Test
  void matchesEventsThatOverlap() {
    assertThat(EventCounts.compare(timeline("##...##...##"), timeline(".##......###.##")))
        .isEqualTo(new EventCounts(2, 1, 1));
    assertThat(EventCounts.compare(timeline(""), timeline("#.#")))
        .isEqualTo(new EventCounts(0, 0, 2));
    assertThat(EventCounts.compare(timeline("#.#.#"), timeline("#####")))
        .isEqualTo(new EventCounts(3, 0, 0));
    assertThat(EventCounts.eventsOf(timeline("#.##.###"))).isEqualTo(3);
  }

  @Test
  void smoothsBothSidesAlike() {
    List<Presence> flicker = "##.###..#...".chars().mapToObj(c -> Presence.of(c == '#')).toList();
    assertThat(Timelines.smooth(flicker, 3)).isEqualTo(timeline("######......"));
    assertThat(Timelines.smooth(flicker, 1)).isEqualTo(timeline("##.###..#..."));
  }

  @Test
  void noScopeWindowsNeedTwentyEightOfThirtyFrames() {
    List<Presence> truth = new ArrayList<>(Collections.nCopies(75, Presence.PRESENT));
    List<Presence> answer = new ArrayList<>(truth);
    Collections.fill(answer.subList(0, 2), Presence.ABSENT);
    Collections.fill(answer.subList(30, 33), Presence.ABSENT);
    assertThat(NoScopeWindows.compare(truth, answer)).isEqualTo(new PresenceCounts(1, 1, 0, 0));
  }

  private static BitSet timeline(String frames) {
    BitSet timeline = new BitSet();
    for (int frame = 0; frame < frames.length(); frame++) {
      timeline.set(frame, frames.charAt(frame) == '#');
    }
    return timeline;
  }
}
