package dev.squint.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.query.Zone.Corner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final Zone LEFT_HALF =
      new Zone(
          "gate",
          List.of(new Corner(0, 0), new Corner(0.5, 0), new Corner(0.5, 1), new Corner(0, 1)));

  @Test
  void readsClassScoreAndZone() {
    assertThat(Query.parse("person", List.of()))
        .isEqualTo(new Query("person", Query.DEFAULT_MINIMUM_SCORE, Optional.empty()));
    assertThat(Query.parse("traffic light:0.6@gate", List.of(LEFT_HALF)))
        .isEqualTo(new Query("traffic light", 0.6, Optional.of(LEFT_HALF)));
  }

  @Test
  void writesItselfSoThatParsingGivesItBack() {
    Query query = new Query("car", 0.55, Optional.of(LEFT_HALF));
    assertThat(Query.parse(query.format(), List.of(LEFT_HALF))).isEqualTo(query);
    assertThat(query.name()).isEqualTo("car@gate");
  }

  @Test
  void saysWhatIsWrongWithAText() {
    assertRefused("", "CLASS[:MINIMUM_SCORE][@ZONE]");
    assertRefused("person:high", "not a number: high");
    assertRefused("person:1.5", "between 0 and 1: 1.5");
    assertRefused("person@door", "unknown zone: door; known: [gate]");
  }

  @Test
  void countsOnlyObjectsOfTheClassStandingInTheZone() {
    Query query = new Query("person", 0.5, Optional.of(LEFT_HALF));
    List<DetectedObject> objects =
        List.of(
            new DetectedObject("car", 0.99f, new BoundingBox(10, 10, 10, 10)),
            new DetectedObject("person", 0.9f, new BoundingBox(60, 10, 10, 10)),
            new DetectedObject("person", 0.7f, new BoundingBox(35, 10, 20, 10)));
    assertThat(query.bestScore(objects, 100, 100)).isEqualTo(0.7f);
    assertThat(query.isPresent(0.7f)).isTrue();
    assertThat(query.isPresent(0.49f)).isFalse();
    assertThat(query.bestScore(List.of(), 100, 100)).isZero();
  }

  @Test
  void seesAnObjectThatTouchesTheBottomOfTheFrame() {
    assertThat(LEFT_HALF.contains(new BoundingBox(10, 50, 10, 50), 100, 100)).isTrue();
  }

  @Test
  void refusesZonesOutsideTheFrameOrWithoutArea() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Zone("z", List.of(new Corner(0, 0), new Corner(1.2, 0), new Corner(1, 1))))
        .withMessageContaining("outside the frame: 1.2,0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Zone("z", List.of(new Corner(0, 0), new Corner(1, 1), new Corner(0.5, 0.5))))
        .withMessageContaining("no area");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Zone("z", List.of(new Corner(0, 0), new Corner(1, 1))))
        .withMessageContaining("at least 3");
  }

  @Test
  void evenOddRuleHoldsForAConcavePolygon() {
    Zone horseshoe =
        new Zone(
            "u",
            List.of(
                new Corner(0, 0),
                new Corner(0.3, 0),
                new Corner(0.3, 0.7),
                new Corner(0.7, 0.7),
                new Corner(0.7, 0),
                new Corner(1, 0),
                new Corner(1, 1),
                new Corner(0, 1)));
    assertThat(horseshoe.contains(0.5, 0.3)).isFalse();
    assertThat(horseshoe.contains(0.15, 0.3)).isTrue();
    assertThat(horseshoe.contains(0.5, 0.9)).isTrue();
  }

  private static void assertRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.parse(text, List.of(LEFT_HALF)))
        .withMessageContaining(message);
  }
}
