package dev.squint.optimizer.difference;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * A way to make one number of block errors.
 *
 * @param aggregation how the weighted errors come together
 * @param values one a block, not negative; owned, not to be modified
 */
record BlockWeights(Aggregation aggregation, double[] values) {
  private static final int DIGITS = 3;

  /** The largest error as it is: what an untuned plan measures. */
  static BlockWeights plain(BlockGrid grid) {
    double[] values = new double[grid.blocks()];
    Arrays.fill(values, 1);
    return new BlockWeights(Aggregation.LARGEST_BLOCK, values);
  }

  /** The difference of a frame, of the errors of its blocks. */
  double difference(float[] errors) {
    double sum = 0;
    double largest = 0;
    for (int block = 0; block < values.length; block++) {
      double error = values[block] * errors[block];
      sum += error;
      largest = Math.max(largest, error);
    }
    return aggregation == Aggregation.LARGEST_BLOCK ? largest : sum;
  }

  /** These weights times {@code factor}, to three digits so that plans stay readable. */
  BlockWeights times(double factor) {
    MathContext digits = new MathContext(DIGITS);
    double[] scaled =
        Arrays.stream(values)
            .map(value -> new BigDecimal(value * factor).round(digits).doubleValue())
            .toArray();
    return new BlockWeights(aggregation, scaled);
  }

  /** The metric that measures so, robust to light. */
  DifferenceMetric metric(BlockGrid grid) {
    boolean plain = Arrays.stream(values).allMatch(value -> value == 1);
    List<Double> weights = plain ? List.of() : Arrays.stream(values).boxed().toList();
    return new DifferenceMetric(aggregation, grid, weights, true);
  }
}
