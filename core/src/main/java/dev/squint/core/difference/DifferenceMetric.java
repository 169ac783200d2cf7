package dev.squint.core.difference;

import java.util.List;

/**
 * How the difference of two previews is measured: a mean squared error of luma on the unit scale
 * (black 0, white 1).
 *
 * @param aggregation from blocks to one number
 * @param grid the blocks; also where the change of light is told from the change of content
 * @param weights one a block, row by row, not negative; empty for 1 everywhere
 * @param lightRobust whether a global change of gain and offset is fitted and taken out first
 */
public record DifferenceMetric(
    Aggregation aggregation, BlockGrid grid, List<Double> weights, boolean lightRobust) {
  public DifferenceMetric {
    weights = List.copyOf(weights);
    if (!weights.isEmpty() && weights.size() != grid.blocks()) {
      throw new IllegalArgumentException(
          "a grid of %dx%d blocks needs %d weights, not %d"
              .formatted(grid.columns(), grid.rows(), grid.blocks(), weights.size()));
    }
    if (weights.stream().anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException("block weights cannot be negative: " + weights);
    }
    if (aggregation == Aggregation.GLOBAL && !weights.isEmpty()) {
      throw new IllegalArgumentException("a global difference takes no block weights");
    }
  }

  /** The largest of 16x9 blocks, robust to changes of light: the default where nothing is tuned. */
  public static DifferenceMetric standard() {
    return new DifferenceMetric(Aggregation.LARGEST_BLOCK, new BlockGrid(16, 9), List.of(), true);
  }

  double weight(int block) {
    return weights.isEmpty() ? 1 : weights.get(block);
  }
}
