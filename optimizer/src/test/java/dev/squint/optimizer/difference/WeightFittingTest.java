package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceDetector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightFittingTest {
  private static final BlockGrid GRID = new BlockGrid(16, 9);
  private static final int LAG = 5;
  private static final int TREE_BLOCKS = 3; // columns and rows
  private static final int PATH_ROW = 6;

  private final SampledFootage footage = new Footage(2000, 6).sample();
  private final BlockTrace trace =
      BlockTrace.record(
          footage,
          GRID.blocks(),
          () ->
              DifferenceDetector.create(
                  new Family(
                          Baseline.EARLIER_FRAME,
                          LAG,
                          GRID,
                          BlockWeights.plain(GRID),
                          Optional.empty())
                      .spec(0, 1),
                  Optional.empty()));

  @Test
  void hearsLittleOfATreeThatAlwaysSwaysAndMuchOfWhereObjectsPass() {
    List<BlockWeights> fitted = new WeightFitting(trace, changed()).fit();
    assertThat(fitted)
        .extracting(BlockWeights::aggregation)
        .containsExactly(Aggregation.WEIGHTED_BLOCKS, Aggregation.LARGEST_BLOCK);
    for (BlockWeights weights : fitted) {
      double tree = mean(weights, 0, TREE_BLOCKS, 0, TREE_BLOCKS);
      double ends =
          Math.max(
              mean(weights, PATH_ROW, PATH_ROW + 1, 0, 3),
              mean(weights, PATH_ROW, PATH_ROW + 1, 13, 16));
      assertThat(tree).isLessThan(ends / 50);
    }
  }

  @Test
  void leavesThresholdsMeaningWhatTheyMeanWithoutWeights() {
    boolean[] changed = changed();
    double plain = quietMedian(BlockWeights.plain(GRID), changed);
    for (BlockWeights weights : new WeightFitting(trace, changed).fit()) {
      assertThat(quietMedian(weights, changed)).isBetween(plain * 0.98, plain * 1.02);
    }
  }

  @Test
  void fitsNothingWhereTheAnswerNeverChanges() {
    assertThat(new WeightFitting(trace, new boolean[footage.frames()]).fit()).isEmpty();
  }

  private boolean[] changed() {
    boolean[] changed = new boolean[footage.frames()];
    for (int frame = LAG; frame < changed.length; frame++) {
      changed[frame] = footage.labels.differ(frame, frame - LAG);
    }
    return changed;
  }

  private double quietMedian(BlockWeights weights, boolean[] changed) {
    double[] differences = trace.differences(weights);
    for (int frame = 0; frame < changed.length; frame++) {
      differences[frame] = changed[frame] ? Double.NaN : differences[frame];
    }
    return Quantiles.of(differences, 0.5);
  }

  private static double mean(BlockWeights weights, int top, int bottom, int left, int right) {
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      int start = row * GRID.columns();
      sum += Arrays.stream(weights.values(), start + left, start + right).sum();
    }
    return sum / ((bottom - top) * (right - left));
  }
}
