package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.PreviewComparison;
import dev.squint.core.frame.Image;
import dev.squint.optimizer.difference.SceneFitting.Scene;
import dev.squint.optimizer.evidence.Truth;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SceneFittingTest {
  private static final BlockGrid GRID = new BlockGrid(16, 9);

  @Test
  void takesPassersByOutOfFootageUnderChangingLight() {
    Footage footage = new Footage(1200, 2);
    Scene scene = new SceneFitting(footage.sample()).fit(GRID);
    assertThat(largestErrorOnThePath(scene.image())).isLessThan(0.0003);
    assertThat(scene.isSource()).hasSize(1200).contains(true).contains(false);
    assertThat(scene.isSource()[footage.present.nextSetBit(0)]).isFalse();
  }

  @Test
  void takesTheMedianOverTimeWhereTheSceneIsNeverEmpty() {
    Footage footage = new Footage(1200, 3);
    BitSet always = new BitSet();
    always.set(0, 1200);
    Truth truth = new Truth(footage.truth().queries(), 1200, 5, 5, new BitSet[] {always});
    SampledFootage sample =
        SampledFootage.read(footage.previews::get, truth, footage.whole(), 1200);
    Scene scene = new SceneFitting(sample).fit(GRID);
    assertThat(largestErrorOnThePath(scene.image())).isLessThan(0.0003);
    assertThat(scene.isSource()).containsOnly(true);
  }

  @Test
  void countsMoreThanNoiseAsChange() {
    Scene scene = new SceneFitting(new Footage(600, 4).sample()).fit(GRID);
    assertThat(scene.spec().changedBlockDifference()).isBetween(0.0002, 0.002);
    assertThat(scene.spec().image()).contains(FittedDetector.SCENE_IMAGE);
    assertThat(scene.spec().absorbAfterFrames())
        .isGreaterThan((int) (60 * Footage.FRAMES_PER_SECOND));
  }

  private static double largestErrorOnThePath(Image image) {
    PreviewComparison comparison =
        new PreviewComparison(
            new DifferenceMetric(Aggregation.LARGEST_BLOCK, GRID, java.util.List.of(), true),
            Footage.BACKGROUND);
    comparison.difference(image);
    double largest = 0;
    for (int block = 3 * GRID.columns(); block < GRID.blocks(); block++) {
      largest = Math.max(largest, comparison.blockErrors()[block]);
    }
    return largest;
  }
}
