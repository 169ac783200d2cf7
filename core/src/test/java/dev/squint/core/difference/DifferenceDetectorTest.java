package dev.squint.core.difference;

import static dev.squint.core.difference.DetectorDriver.FIRST_FRAME;
import static dev.squint.core.difference.DetectorDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.core.testing.Property;
import dev.squint.core.testing.Scenes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferenceDetectorTest {
  private static final int STATE_LIMIT = 64 * 1024;
  private static final Image SCENE = Scenes.textured(80, 45, 1);
  private static final Image VISITED = Scenes.withBox(SCENE, 30, 20, 8, 240);

  @Test
  void keepsFrameWhoseDifferenceEqualsTheThreshold() {
    double difference =
        new PreviewComparison(DifferenceMetric.standard(), SCENE).difference(VISITED);
    DetectorDriver at = new DetectorDriver(spec(Baseline.LAST_LET_THROUGH, 1, difference, 100));
    at.next(SCENE);
    assertThat(at.next(VISITED).isLetThrough()).isTrue();
    DetectorDriver above =
        new DetectorDriver(spec(Baseline.LAST_LET_THROUGH, 1, Math.nextUp(difference), 100));
    above.next(SCENE);
    assertThat(above.next(VISITED).sameAs()).isEqualTo(FIRST_FRAME);
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void copiesALabelNoFurtherThanTheRecheckBound(Baseline baseline) {
    DetectorDriver driver = new DetectorDriver(spec(baseline, 1, 0.002, 10));
    long lastOwn = -1;
    for (int position = 0; position < 100; position++) {
      DifferenceOutcome outcome = driver.next(SCENE);
      lastOwn = outcome.isLetThrough() ? FIRST_FRAME + position : lastOwn;
      if (!outcome.isLetThrough()) {
        assertThat(outcome.sameAs()).isEqualTo(lastOwn);
        assertThat(FIRST_FRAME + position - outcome.sameAs()).isLessThanOrEqualTo(10);
      }
    }
    assertThat(driver.repeat(SCENE, 110)).isEqualTo(10);
  }

  @Test
  void boundsChainsOfCopiesAlongALag() {
    DetectorDriver driver = new DetectorDriver(spec(Baseline.EARLIER_FRAME, 3, 0.002, 12));
    assertThat(driver.repeat(SCENE, 3)).as("nothing to compare with yet").isEqualTo(3);
    for (int position = 3; position < 60; position++) {
      DifferenceOutcome outcome = driver.next(SCENE);
      if (!outcome.isLetThrough()) {
        assertThat(FIRST_FRAME + position - outcome.sameAs()).isLessThanOrEqualTo(12);
        assertThat(driver.oldestFrameInUse()).isLessThanOrEqualTo(outcome.sameAs());
      }
    }
  }

  @Test
  void seesSlowChangeAddUpAgainstTheLastFrameLetThrough() {
    DetectorDriver anchored = new DetectorDriver(spec(Baseline.LAST_LET_THROUGH, 1, 0.002, 1000));
    DetectorDriver stepwise = new DetectorDriver(spec(Baseline.EARLIER_FRAME, 1, 0.002, 1000));
    int anchoredLetThrough = 0;
    int stepwiseLetThrough = 0;
    for (int grey = 60; grey < 200; grey += 4) {
      Image slow = Scenes.withBox(SCENE, 30, 20, 8, grey);
      anchoredLetThrough += anchored.next(slow).isLetThrough() ? 1 : 0;
      stepwiseLetThrough += stepwise.next(slow).isLetThrough() ? 1 : 0;
    }
    assertThat(stepwiseLetThrough).isEqualTo(1);
    assertThat(anchoredLetThrough).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void startsAnewWhenTheSizeChanges(Baseline baseline) {
    DetectorDriver driver = new DetectorDriver(spec(baseline, 1, 0.002, 1000));
    driver.repeat(SCENE, 5);
    Image other = Scenes.textured(60, 45, 1);
    DifferenceOutcome outcome = driver.next(other);
    assertThat(outcome.isLetThrough()).isTrue();
    assertThat(outcome.difference()).isNaN();
    assertThat(driver.next(other).isLetThrough()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void goesOnFromItsSnapshotAsIfNothingHadHappened(Baseline baseline) {
    Property.forAll(
        11,
        20,
        Random::nextLong,
        seed -> {
          Random random = new Random(seed);
          int cut = random.nextInt(60);
          DetectorDriver straight = new DetectorDriver(spec(baseline, 2, 0.002, 15));
          DetectorDriver restored = new DetectorDriver(spec(baseline, 2, 0.002, 15));
          for (int position = 0; position < 60; position++) {
            if (position == cut) {
              assertThat(restored.restore()).isLessThanOrEqualTo(STATE_LIMIT);
            }
            Image next = Scenes.withNoise(random.nextInt(4) == 0 ? VISITED : SCENE, 3, random);
            assertThat(restored.next(next)).isEqualTo(straight.next(next));
            assertThat(restored.oldestFrameInUse()).isEqualTo(straight.oldestFrameInUse());
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void keepsItsStateSmallForTheLargestPreview(Baseline baseline) {
    DetectorDriver driver = new DetectorDriver(spec(baseline, 1, 0.002, 15));
    Image large = LumaPreview.of(Scenes.textured(480, 270, 1));
    driver.repeat(large, 40);
    assertThat(large.pixels().length).isLessThanOrEqualTo(LumaPreview.MAX_PIXELS);
    assertThat(driver.restore()).isLessThanOrEqualTo(STATE_LIMIT);
  }

  @Test
  void keepsItsStateSmallForTheLongestLag() {
    for (int width : new int[] {80, 96, 160, 480}) {
      DetectorDriver driver =
          new DetectorDriver(spec(Baseline.EARLIER_FRAME, DifferenceSpec.MAX_LAG, 0.002, 1000));
      driver.repeat(LumaPreview.of(Scenes.textured(width, width * 9 / 16, 1)), 40);
      assertThat(driver.restore()).as("width %d", width).isLessThanOrEqualTo(STATE_LIMIT);
    }
  }

  @Test
  void seesAVisitorWhereALongLagComparesPreviewsSmaller() {
    Image scene = Scenes.textured(96, 54, 1);
    DetectorDriver driver =
        new DetectorDriver(spec(Baseline.EARLIER_FRAME, DifferenceSpec.MAX_LAG, 0.002, 1000));
    driver.repeat(scene, DifferenceSpec.MAX_LAG);

    assertThat(driver.next(scene).isLetThrough()).isFalse();
    assertThat(driver.next(Scenes.withBox(scene, 40, 20, 8, 240)).isLetThrough()).isTrue();
  }

  @Test
  void keepsItsStateSmallForTheFinestGrid() {
    DifferenceSpec usual = spec(Baseline.REFERENCE_IMAGE, 1, 0.002, 15);
    BlockGrid finest = new BlockGrid(BlockGrid.MAX_SIDE, BlockGrid.MAX_SIDE);
    DetectorDriver driver =
        new DetectorDriver(
            new DifferenceSpec(
                usual.baseline(),
                usual.lagFrames(),
                new DifferenceMetric(Aggregation.LARGEST_BLOCK, finest, List.of(), true),
                usual.threshold(),
                usual.recheckAfterFrames(),
                usual.scene()));
    driver.repeat(LumaPreview.of(Scenes.textured(480, 270, 1)), 10);
    assertThat(driver.restore()).isLessThanOrEqualTo(STATE_LIMIT);
  }
}
