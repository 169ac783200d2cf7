package dev.squint.optimizer.difference;

import dev.squint.core.difference.Aggregation;
import java.util.Arrays;
import java.util.List;

/**
 * Finds block weights that tell change of the answer from change of anything else, from the errors
 * of a {@link BlockTrace} and whether each frame's answer is another than its baseline's.
 */
final class WeightFitting {
  private static final int MAX_ROWS = 3000; // of each class: more do not move the weights
  private static final int MIN_ROWS = 8;
  private static final double PENALTY = 0.01;
  private static final double OUTLIER = 20; // in units of a block's usual error
  private static final double QUIET_QUANTILE = 0.99;
  private static final double FLOOR = 0.5; // of the median block's usual error

  private final BlockTrace trace;
  private final boolean[] changed;
  private final double[] usual;

  /**
   * A fitting.
   *
   * @param changed for each frame of the trace whether its answer is not its baseline's
   */
  WeightFitting(BlockTrace trace, boolean[] changed) {
    this.trace = trace;
    this.changed = changed;
    usual = usualErrors();
  }

  /**
   * Weights for a sum of blocks and for the largest block: the coefficients of a logistic
   * regression of "changed" on the errors, drawn towards the same weight for every block's usual
   * error. None when too few frames changed, or all did.
   */
  List<BlockWeights> fit() {
    int[] positives = rows(true);
    int[] negatives = rows(false);
    if (positives.length < MIN_ROWS || negatives.length < MIN_ROWS) {
      return List.of();
    }
    int count = positives.length + negatives.length;
    double[][] features = new double[count][trace.blocks];
    double[][] sums = new double[count][1];
    boolean[] labels = new boolean[count];
    for (int row = 0; row < count; row++) {
      labels[row] = row < positives.length;
      int frame = labels[row] ? positives[row] : negatives[row - positives.length];
      for (int block = 0; block < trace.blocks; block++) {
        features[row][block] = Math.min(OUTLIER, trace.error(frame, block) / usual[block]);
        sums[row][0] += features[row][block] / trace.blocks;
      }
    }
    double even = NonNegativeLogisticRegression.fit(sums, labels, PENALTY, 0).coefficients()[0];
    double[] values =
        NonNegativeLogisticRegression.fit(features, labels, PENALTY, even / trace.blocks)
            .coefficients();
    for (int block = 0; block < values.length; block++) {
      values[block] /= usual[block];
    }
    if (Arrays.stream(values).allMatch(value -> value == 0)) {
      return List.of();
    }
    return List.of(
        scaled(new BlockWeights(Aggregation.WEIGHTED_BLOCKS, values)),
        scaled(new BlockWeights(Aggregation.LARGEST_BLOCK, values)));
  }

  /** Frames of a class, evenly thinned out to {@value #MAX_ROWS}. */
  private int[] rows(boolean ofChanged) {
    int[] frames = new int[trace.frames];
    int count = 0;
    for (int frame = 0; frame < trace.frames; frame++) {
      if (trace.compared(frame) && changed[frame] == ofChanged) {
        frames[count++] = frame;
      }
    }
    int kept = Math.min(count, MAX_ROWS);
    int[] rows = new int[kept];
    for (int i = 0; i < kept; i++) {
      rows[i] = frames[(int) ((long) i * count / kept)];
    }
    return rows;
  }

  private double[] usualErrors() {
    int[] rows = rows(false);
    double[] result = new double[trace.blocks];
    double[] errors = new double[rows.length];
    for (int block = 0; block < trace.blocks; block++) {
      for (int i = 0; i < rows.length; i++) {
        errors[i] = trace.error(rows[i], block);
      }
      result[block] = Quantiles.of(errors, QUIET_QUANTILE);
    }
    double floor = Math.max(1e-6, FLOOR * Quantiles.of(result, 0.5));
    for (int block = 0; block < trace.blocks; block++) {
      result[block] = result[block] > floor ? result[block] : floor;
    }
    return result;
  }

  /**
   * The weights, scaled so that the median frame without change differs as much as by the largest
   * unweighted block: thresholds then mean about the same under any weights.
   */
  private BlockWeights scaled(BlockWeights weights) {
    double[] ones = new double[trace.blocks];
    Arrays.fill(ones, 1);
    double plain = quietMedian(new BlockWeights(Aggregation.LARGEST_BLOCK, ones));
    double weighted = quietMedian(weights);
    return weighted > 0 && plain > 0 ? weights.times(plain / weighted) : weights;
  }

  private double quietMedian(BlockWeights weights) {
    double[] differences = trace.differences(weights);
    int[] rows = rows(false);
    return Quantiles.of(Arrays.stream(rows).mapToDouble(row -> differences[row]).toArray(), 0.5);
  }
}
