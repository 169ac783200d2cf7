package dev.squint.models.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private final AveragePrecision precision = new AveragePrecision(0.5);

  @Test
  void everythingFoundAndNothingElseIsOne() {
    precision.add(List.of(found(0.9f, 0), found(0.4f, 100)), List.of(labelled(0), labelled(100)));
    assertThat(precision.value()).isEqualTo(1);
    assertThat(precision.labelled()).isEqualTo(2);
  }

  @Test
  void aSecondBoxOnTheSameObjectIsWrong() {
    precision.add(
        List.of(found(0.9f, 0), found(0.8f, 1), found(0.7f, 100)),
        List.of(labelled(0), labelled(100)));
    // Right, wrong, right: precision 1 up to half the recall, 2/3 up to all of it.
    assertThat(precision.value()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-9));
  }

  @Test
  void scoresAreRankedOverAllImages() {
    precision.add(List.of(found(0.9f, 300)), List.of());
    precision.add(List.of(found(0.5f, 0)), List.of(labelled(0)));
    assertThat(precision.value()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whatIsDifficultCountsNeitherWay() {
    LabelledBox difficult = new LabelledBox(0, box(200), true);
    precision.add(List.of(found(0.9f, 200), found(0.5f, 0)), List.of(labelled(0), difficult));
    assertThat(precision.value()).isEqualTo(1);
    assertThat(precision.labelled()).isEqualTo(1);
  }

  @Test
  void whatIsNotFoundLowersIt() {
    precision.add(List.of(found(0.9f, 0)), List.of(labelled(0), labelled(100)));
    assertThat(precision.value()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void nothingLabelledHasNoValue() {
    precision.add(List.of(found(0.9f, 0)), List.of());
    assertThat(precision.value()).isNaN();
  }

  private static DetectedObject found(float score, float x) {
    return new DetectedObject("thing", score, box(x));
  }

  private static LabelledBox labelled(float x) {
    return new LabelledBox(0, box(x), false);
  }

  private static BoundingBox box(float x) {
    return new BoundingBox(x, 0, 50, 50);
  }
}
