package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceDetector;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopySourcesTest {
  private static final BlockGrid GRID = new BlockGrid(16, 9);

  private final SampledFootage footage =
      SampledFootage.read(
          new Footage(900, 1).previews::get,
          new Footage(900, 1).truth(),
          new Footage(900, 1).whole(),
          600);

  @Test
  void followsADetectorAgainstAnEarlierFrameWithoutRunningItAgain() {
    Family family =
        new Family(Baseline.EARLIER_FRAME, 4, GRID, BlockWeights.plain(GRID), Optional.empty());
    double[] differences = differences(family, Optional.empty());
    for (double threshold : new double[] {0, 0.01, 0.03, 0.06, 1}) {
      for (int recheck : new int[] {3, 4, 20, 1000}) {
        DifferenceSpec spec = family.spec(threshold, recheck);
        assertThat(CopySources.earlierFrame(footage.runs, differences, spec))
            .as("threshold %s, recheck %d", threshold, recheck)
            .isEqualTo(CopySources.run(footage, spec, Optional.empty()));
      }
    }
  }

  @Test
  void followsADetectorAgainstTheSceneWithoutRunningItAgain() {
    SceneSpec scene = new SceneSpec(0.01, 10_000, Optional.of("scene.pgm"));
    Family family =
        new Family(Baseline.REFERENCE_IMAGE, 1, GRID, BlockWeights.plain(GRID), Optional.of(scene));
    Optional<Image> image = Optional.of(Footage.BACKGROUND);
    double[] differences = differences(family, image);
    for (double threshold : new double[] {0, 0.03, 0.06, 1}) {
      for (int recheck : new int[] {1, 20, 1000}) {
        DifferenceSpec spec = family.spec(threshold, recheck);
        assertThat(CopySources.referenceImage(footage.runs, differences, spec))
            .as("threshold %s, recheck %d", threshold, recheck)
            .isEqualTo(CopySources.run(footage, spec, image));
      }
    }
  }

  private double[] differences(Family family, Optional<Image> image) {
    return BlockTrace.record(
            footage, GRID.blocks(), () -> DifferenceDetector.create(family.spec(0, 1), image))
        .differences(family.weights());
  }
}
