package dev.squint.optimizer.difference;

import java.util.Arrays;
import java.util.TreeSet;

/** Thresholds worth trying on measured differences. */
final class Thresholds {
  /* Shares of the frames whose answer is not their baseline's that stay below a threshold. */
  private static final double[] MISSED = {0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5};

  /* Shares of all frames that are let through. */
  private static final double[] LET_THROUGH = {
    0.5, 0.4, 0.3, 0.25, 0.2, 0.16, 0.13, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01, 0.005
  };

  private static final double LOW = 0.25;
  private static final double HIGH = 0.98;

  private Thresholds() {}

  /**
   * Thresholds at quantiles of the differences, rising.
   *
   * @param differences one a frame; NaN where there is none
   * @param changed whether the frame's answer is another than its baseline's
   */
  static double[] atQuantiles(double[] differences, boolean[] changed) {
    double[] ofChanged = new double[differences.length];
    for (int frame = 0; frame < differences.length; frame++) {
      ofChanged[frame] = changed[frame] ? differences[frame] : Double.NaN;
    }
    double[] sortedChanged = Quantiles.sorted(ofChanged);
    double[] sorted = Quantiles.sorted(differences);
    TreeSet<Double> thresholds = new TreeSet<>();
    for (double share : MISSED) {
      thresholds.add(Quantiles.ofSorted(sortedChanged, share));
    }
    for (double share : LET_THROUGH) {
      thresholds.add(Quantiles.ofSorted(sorted, 1 - share));
    }
    return usable(thresholds.stream().mapToDouble(threshold -> threshold).toArray());
  }

  /** {@code count} thresholds in even ratios over the range where most differences lie, rising. */
  static double[] spread(double[] differences, int count) {
    double[] sorted = Quantiles.sorted(differences);
    double low = Quantiles.ofSorted(sorted, LOW);
    double high = Quantiles.ofSorted(sorted, HIGH);
    double[] thresholds = new double[count];
    for (int i = 0; i < count; i++) {
      thresholds[i] = low * Math.pow(high / low, i / (count - 1.0));
    }
    return usable(thresholds);
  }

  private static double[] usable(double[] thresholds) {
    return Arrays.stream(thresholds)
        .filter(threshold -> threshold > 0 && threshold <= 1)
        .distinct()
        .toArray();
  }
}
