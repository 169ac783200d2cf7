package dev.squint.core.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.Image;
import dev.squint.core.testing.Property;
import dev.squint.core.testing.Scenes;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreviewComparisonTest {
  private static final BlockGrid GRID = new BlockGrid(16, 9);

  @Test
  void isZeroForTheSameImage() {
    Image scene = Scenes.textured(80, 45, 1);
    for (Aggregation aggregation : Aggregation.values()) {
      for (boolean lightRobust : new boolean[] {false, true}) {
        assertThat(difference(aggregation, lightRobust, scene, scene)).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void equalsTheErrorsCountedPixelByPixel() {
    Property.forAll(
        3,
        100,
        random -> new long[] {random.nextLong(), 1 + random.nextInt(90), 1 + random.nextInt(60)},
        example -> {
          int width = (int) example[1];
          int height = (int) example[2];
          Random random = new Random(example[0]);
          Image one = Scenes.withNoise(Scenes.textured(width, height, example[0]), 60, random);
          Image other = Scenes.withNoise(Scenes.textured(width, height, example[0]), 60, random);
          assertThat(difference(Aggregation.GLOBAL, false, one, other))
              .isCloseTo(meanSquaredError(one, other, 0, 0, width, height), within(1e-12));
          assertThat(difference(Aggregation.LARGEST_BLOCK, false, one, other))
              .isCloseTo(largestBlock(one, other), within(1e-12));
        });
  }

  @Test
  void weighsBlocks() {
    Image scene = Scenes.textured(80, 45, 2);
    Image changed = Scenes.withBox(scene, 0, 0, 5, 255);
    List<Double> onlyLast = new java.util.ArrayList<>(Collections.nCopies(GRID.blocks(), 0.0));
    onlyLast.set(GRID.blocks() - 1, 2.0);
    DifferenceMetric blind =
        new DifferenceMetric(Aggregation.WEIGHTED_BLOCKS, GRID, onlyLast, false);
    assertThat(new PreviewComparison(blind, scene).difference(changed)).isZero();
    Image changedThere = Scenes.withBox(scene, 75, 40, 5, 255);
    double error = meanSquaredError(scene, changedThere, 75, 40, 80, 45);
    assertThat(new PreviewComparison(blind, scene).difference(changedThere))
        .isCloseTo(2 * error, within(1e-12));
  }

  @Test
  void seesNothingInAGlobalChangeOfLight() {
    Property.forAll(
        4,
        100,
        random -> new double[] {0.5 + random.nextDouble(), random.nextDouble() * 80 - 40},
        light -> {
          Image scene = Scenes.textured(80, 45, 3);
          Image lit = Scenes.withLight(scene, light[0], light[1]);
          assertThat(difference(Aggregation.LARGEST_BLOCK, true, scene, lit)).isLessThan(0.0005);
        });
  }

  @Test
  void seesASmallObjectUnderAnotherLight() {
    Image scene = Scenes.textured(80, 45, 4);
    Image lit = Scenes.withLight(Scenes.withBox(scene, 40, 20, 5, 230), 0.7, 25);
    assertThat(difference(Aggregation.LARGEST_BLOCK, true, scene, lit)).isGreaterThan(0.01);
  }

  @Test
  void isNotBentByAnObjectThatFillsAThirdOfTheView() {
    Image scene = Scenes.textured(80, 45, 5);
    Image large = Scenes.withBox(scene, 0, 0, 36, 20);
    PreviewComparison comparison = new PreviewComparison(DifferenceMetric.standard(), scene);
    comparison.difference(large);
    assertThat(comparison.gain()).isCloseTo(1, within(0.05));
    assertThat(comparison.offset()).isCloseTo(0, within(5.0));
  }

  @Test
  void takesBurntOutHighlightsForLight() {
    Image scene = Scenes.withBox(Scenes.textured(80, 45, 6), 10, 10, 20, 235);
    Image lit = Scenes.withLight(scene, 1.3, 30);
    assertThat(difference(Aggregation.LARGEST_BLOCK, true, scene, lit)).isLessThan(0.0005);
  }

  @Test
  void refusesWeightsThatDoNotFitTheGrid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DifferenceMetric(Aggregation.LARGEST_BLOCK, GRID, List.of(1.0), true))
        .withMessageContaining("16x9 blocks needs 144 weights, not 1");
  }

  private static double difference(
      Aggregation aggregation, boolean lightRobust, Image baseline, Image current) {
    DifferenceMetric metric = new DifferenceMetric(aggregation, GRID, List.of(), lightRobust);
    return new PreviewComparison(metric, baseline).difference(current);
  }

  private static double largestBlock(Image one, Image other) {
    BlockGrid grid = GRID.fittedTo(one.width(), one.height());
    double largest = 0;
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        largest =
            Math.max(
                largest,
                meanSquaredError(
                    one,
                    other,
                    grid.left(column, one.width()),
                    grid.top(row, one.height()),
                    grid.left(column + 1, one.width()),
                    grid.top(row + 1, one.height())));
      }
    }
    return largest;
  }

  private static double meanSquaredError(
      Image one, Image other, int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int i = y * one.width() + x;
        double difference = ((one.pixels()[i] & 0xFF) - (other.pixels()[i] & 0xFF)) / 255.0;
        sum += difference * difference;
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
