package dev.squint.core.difference;

import static dev.squint.core.difference.DetectorDriver.FIRST_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import dev.squint.core.testing.Scenes;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times are at 10 frames a second. */
class ReferenceImageDetectorTest {
  private static final int MINUTE = 600;
  private static final int ABSORB_AFTER = 3 * MINUTE;
  private static final Image SCENE = Scenes.textured(80, 45, 1);
  private static final Image VISITED = Scenes.withBox(SCENE, 30, 20, 8, 240);

  private final Random random = new Random(5);
  private final DetectorDriver driver =
      new DetectorDriver(
          new DifferenceSpec(
              Baseline.REFERENCE_IMAGE,
              1,
              DifferenceMetric.standard(),
              0.002,
              100_000,
              Optional.of(new SceneSpec(0.002, ABSORB_AFTER, Optional.empty()))));

  @Test
  void givesTheEmptySceneTheLabelOfTheLastEmptySceneThatWasChecked() {
    assertThat(driver.next(SCENE).isLetThrough()).isTrue();
    assertThat(driver.next(SCENE).sameAs()).isEqualTo(FIRST_FRAME);
    assertThat(driver.next(VISITED).isLetThrough()).isTrue();
    assertThat(driver.next(SCENE).sameAs()).isEqualTo(FIRST_FRAME);
  }

  @Test
  void doesNotAbsorbWhatStandsStillForAMinute() {
    driver.repeat(SCENE, 50);
    assertThat(letThrough(VISITED, MINUTE + 10)).isEqualTo(MINUTE + 10);
    assertThat(driver.next(SCENE).isLetThrough()).isFalse();
  }

  @Test
  void absorbsWhatHasStoodStillForLongAndChecksTheLabelAgain() {
    driver.repeat(SCENE, 50);
    letThrough(VISITED, ABSORB_AFTER + 20);
    assertThat(letThrough(VISITED, 100)).as("absorbed").isZero();
    assertThat(driver.next(VISITED).sameAs()).isGreaterThan(FIRST_FRAME + ABSORB_AFTER);
    assertThat(driver.next(SCENE).isLetThrough()).as("the old scene is news now").isTrue();
  }

  @Test
  void neverAbsorbsWhatKeepsMoving() {
    driver.repeat(SCENE, 50);
    for (int frame = 0; frame < 2 * ABSORB_AFTER; frame++) {
      int left = frame / 4 % 2 == 0 ? 30 : 34;
      assertThat(driver.next(Scenes.withBox(SCENE, left, 20, 8, 240)).isLetThrough()).isTrue();
    }
    assertThat(driver.next(SCENE).isLetThrough()).isFalse();
  }

  @Test
  void followsSlowChangeOfContent() {
    int start = 110;
    int end = 230;
    driver.repeat(Scenes.withBox(SCENE, 30, 20, 8, start), 50);
    for (int frame = 0; frame < 10 * MINUTE; frame++) {
      int grey = start + frame * (end - start) / (10 * MINUTE);
      assertThat(driver.next(Scenes.withBox(SCENE, 30, 20, 8, grey)).isLetThrough()).isFalse();
    }
    assertThat(driver.next(Scenes.withBox(SCENE, 30, 20, 8, start)).isLetThrough()).isTrue();
  }

  @Test
  void followsTheLightThroughADayWithoutLettingAFrameThrough() {
    driver.repeat(SCENE, 50);
    for (int frame = 0; frame < 6000; frame++) {
      double gain = 0.75 + 0.25 * Math.cos(frame * 2 * Math.PI / 6000);
      Image lit = Scenes.withNoise(Scenes.withLight(SCENE, gain, 10 - 10 * gain), 2, random);
      assertThat(driver.next(lit).isLetThrough()).isFalse();
    }
  }

  @Test
  void takesASwitchedOnLampForLight() {
    driver.repeat(SCENE, 50);
    assertThat(letThrough(Scenes.withLight(SCENE, 1.25, 20), 100)).isZero();
    assertThat(letThrough(Scenes.withLight(VISITED, 1.25, 20), 5)).isEqualTo(5);
  }

  @Test
  void adoptsANewSceneWithinSecondsWhenNearlyAllOfItChanges() {
    driver.repeat(SCENE, 50);
    Image moved = Scenes.textured(80, 45, 99);
    letThrough(moved, 50);
    assertThat(letThrough(moved, 100)).isZero();
  }

  private int letThrough(Image luma, int frames) {
    int letThrough = 0;
    for (int frame = 0; frame < frames; frame++) {
      letThrough += driver.next(Scenes.withNoise(luma, 2, random)).isLetThrough() ? 1 : 0;
    }
    return letThrough;
  }
}
