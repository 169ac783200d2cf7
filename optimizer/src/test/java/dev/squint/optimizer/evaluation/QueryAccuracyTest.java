package dev.squint.optimizer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
    QueryAccuracy accuracy = QueryAccuracy.of("person", truth, answer, 3, 1);
    assertThat(accuracy.frames()).isEqualTo(new PresenceCounts(8, 0, 0, 11));
    assertThat(accuracy.events().counts()).isEqualTo(new EventCounts(1, 0, 0));
    assertThat(accuracy.events().recall()).isEqualTo(1);
    assertThat(accuracy.events().precision()).isEqualTo(1);
    assertThat(accuracy.events().recallInterval().lower()).isBetween(0.02, 0.03);
    assertThat(accuracy.falseNegativeRate().lower()).isZero();
    assertThat(accuracy.falseNegativeRate().upper()).isBetween(0.3, 0.4);
  }

  @Test
  void boundsMissesOverEventsAndInventionsOverBlocks() {
    String event = "..........##########..........";
    String missed = "..........#####...............";
    String invented = "....##....##########..........";
    QueryAccuracy accuracy =
        QueryAccuracy.of(
            "person",
            verdicts(event.repeat(4)),
            verdicts(missed + invented + event.repeat(2)),
            1,
            1);
    assertThat(accuracy.misses().units()).isEqualTo(4);
    assertThat(accuracy.misses().observed()).isCloseTo(0.125, within(1e-12));
    assertThat(accuracy.misses().upperBound()).isBetween(0.5, 0.8);
    assertThat(accuracy.inventions().units()).isEqualTo(8);
    assertThat(accuracy.inventions().unitFrames()).isEqualTo(10);
    assertThat(accuracy.inventions().observed()).isCloseTo(0.2 / 8, within(1e-12));
  }

  @Test
  void nothingIsKnownOfMissesWithoutEvents() {
    QueryAccuracy accuracy = QueryAccuracy.of("person", verdicts("...."), verdicts("...."), 1, 1);
    assertThat(accuracy.misses().observed()).isNaN();
    assertThat(accuracy.misses().upperBound()).isEqualTo(1);
  }

  @Test
  void refusesSidesOfDifferentLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryAccuracy.of("person", verdicts("##"), verdicts("#"), 1, 1));
  }

  @Test
  void framesOfUnknownTruthCountNeitherWay() {
    List<Presence> truth = verdicts("..????####??....");
    QueryAccuracy early = QueryAccuracy.of("person", truth, verdicts("..##########...."), 1, 1);
    QueryAccuracy late = QueryAccuracy.of("person", truth, verdicts("......####......"), 1, 1);
    assertThat(early.frames()).isEqualTo(new PresenceCounts(4, 0, 0, 6));
    assertThat(late).isEqualTo(early);
    assertThat(early.events().counts()).isEqualTo(new EventCounts(1, 0, 0));
  }

  @Test
  void anEventThatOnlyUnknownTruthMayHoldIsNotInventedThoughItsOtherFramesAreWrong() {
    List<Presence> truth = verdicts("..??......##??##..");
    QueryAccuracy accuracy =
        QueryAccuracy.of("person", truth, verdicts("..####............"), 1, 1);
    assertThat(accuracy.events().counts()).isEqualTo(new EventCounts(0, 1, 0));
    assertThat(accuracy.frames()).isEqualTo(new PresenceCounts(0, 4, 2, 8));
  }

  @Test
  void nothingIsComparedWhereNoTruthIsKnown() {
    QueryAccuracy accuracy = QueryAccuracy.of("person", verdicts("????"), verdicts("..##"), 3, 1);
    assertThat(accuracy.frames().total()).isZero();
    assertThat(accuracy.events().counts()).isEqualTo(new EventCounts(0, 0, 0));
  }

  private static List<Presence> verdicts(String frames) {
    return frames.chars().mapToObj(QueryAccuracyTest::presence).toList();
  }

  private static Presence presence(int letter) {
    return letter == '?' ? Presence.UNKNOWN : Presence.of(letter == '#');
  }
}
