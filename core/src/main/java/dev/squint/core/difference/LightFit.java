package dev.squint.core.difference;

import java.util.Arrays;

/**
 * The change of light between two images: {@code current = gain * baseline + offset}, fitted to the
 * blocks that nothing else has happened in. Mutable and reused; not thread-safe.
 */
final class LightFit {
  /*
   * Least trimmed squares over blocks (Rousseeuw and Van Driessen, "Computing LTS regression for
   * large data sets", 2006): from a start, keep the half of the blocks that the current line explains
   * best, fit the line to them, repeat. Each step lowers the trimmed sum of squares. Two starts are
   * tried, no change of light and, if that leaves more than noise, ordinary least squares over
   * everything; the better one wins: an
   * object that fills less than half of the view cannot bend the fit, and neither can a lamp. All on
   * the sums of BlockSums, so a step costs a few operations a block, whatever the image's size.
   */
  private static final int CONCENTRATION_STEPS = 2;
  private static final double GOOD_ENOUGH = 9; // squared grey levels: sensor noise and JPEG
  private static final double MIN_BASELINE_VARIANCE = 4; // squared grey levels: else gain is noise
  private static final double MIN_USABLE = 20;
  private static final double MAX_USABLE = 235;
  private static final int MIN_USABLE_FRACTION = 4;
  static final double MIN_GAIN = 0.2;
  static final double MAX_GAIN = 5;

  private double gain = 1;
  private double offset;
  private double[] residuals = new double[0];
  private double[] ranked = new double[0];
  private double[] larger = new double[0];
  private boolean[] usable = new boolean[0];

  double gain() {
    return gain;
  }

  double offset() {
    return offset;
  }

  /** Sets the light to unchanged. */
  void setIdentity() {
    gain = 1;
    offset = 0;
  }

  /** Fits gain and offset to the sums. */
  void fit(BlockSums sums) {
    if (residuals.length != sums.blocks) {
      residuals = new double[sums.blocks];
      ranked = new double[sums.blocks];
      larger = new double[sums.blocks];
      usable = new boolean[sums.blocks];
    }
    findUsable(sums);
    setIdentity();
    double trimmedFromIdentity = concentrate(sums);
    if (trimmedFromIdentity <= GOOD_ENOUGH * sums.blocks) {
      return;
    }
    double gainFromIdentity = gain;
    double offsetFromIdentity = offset;
    Arrays.fill(residuals, 0, sums.blocks, 0);
    regress(sums, 0);
    if (concentrate(sums) >= trimmedFromIdentity) {
      gain = gainFromIdentity;
      offset = offsetFromIdentity;
    }
  }

  /** Runs the concentration steps from the line at hand; returns the trimmed mean residual. */
  private double concentrate(BlockSums sums) {
    for (int step = 0; step < CONCENTRATION_STEPS; step++) {
      regress(sums, medianResidual(sums));
    }
    double cut = medianResidual(sums);
    double trimmed = 0;
    for (int block = 0; block < sums.blocks; block++) {
      trimmed += usable[block] ? Math.min(residuals[block], cut) : 0;
    }
    return trimmed;
  }

  private double medianResidual(BlockSums sums) {
    sums.squaredResiduals(gain, offset, residuals);
    for (int block = 0; block < residuals.length; block++) {
      residuals[block] /= sums.count[block];
    }
    int count = 0;
    for (int block = 0; block < residuals.length; block++) {
      ranked[count] = residuals[block];
      count += usable[block] ? 1 : 0;
    }
    return select(ranked, larger, count, count / 2);
  }

  /**
   * The value of rank {@code rank} among the first {@code count}, by quickselect; overwrites both
   * arrays.
   *
   * <p>Values are parted into two arrays without a branch on any of them: which side a residual
   * falls on is chance, and a processor that guesses wrong half of the time would lose more than it
   * computes.
   */
  static double select(double[] values, double[] larger, int count, int rank) {
    double[] from = values;
    int left = count;
    int wanted = rank;
    while (true) {
      double pivot = middle(from[0], from[left >>> 1], from[left - 1]);
      int below = 0;
      int above = 0;
      for (int i = 0; i < left; i++) {
        double value = from[i]; // read before a slot at or before it is written
        values[below] = value;
        below += value < pivot ? 1 : 0;
        larger[above] = value;
        above += value > pivot ? 1 : 0;
      }
      if (wanted < below) {
        from = values;
        left = below;
      } else if (wanted < left - above) {
        return pivot;
      } else {
        wanted -= left - above;
        from = larger;
        left = above;
      }
    }
  }

  private static double middle(double one, double two, double three) {
    return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
  }

  /** Blocks near black or white in either image say little of the light: they may be clipped. */
  private void findUsable(BlockSums sums) {
    int count = 0;
    for (int block = 0; block < sums.blocks; block++) {
      double low = MIN_USABLE * sums.count[block];
      double high = MAX_USABLE * sums.count[block];
      double current = sums.current[block];
      double baseline = sums.baseline[block];
      usable[block] = Math.min(current, baseline) >= low && Math.max(current, baseline) <= high;
      count += usable[block] ? 1 : 0;
    }
    if (count < sums.blocks / MIN_USABLE_FRACTION) {
      Arrays.fill(usable, true);
    }
  }

  /** Ordinary least squares over the blocks whose residual is at most {@code cut}. */
  private void regress(BlockSums sums, double cut) {
    double count = 0; // whole numbers below 2^53, so exact
    double current = 0;
    double baseline = 0;
    double product = 0;
    double squared = 0;
    for (int block = 0; block < sums.blocks; block++) {
      if (usable[block] && residuals[block] <= cut) {
        count += sums.count[block];
        current += sums.current[block];
        baseline += sums.baseline[block];
        product += sums.product[block];
        squared += sums.baselineSquared[block];
      }
    }
    double baselineMean = baseline / count;
    double currentMean = current / count;
    double variance = squared / count - baselineMean * baselineMean;
    double covariance = product / count - baselineMean * currentMean;
    gain =
        variance < MIN_BASELINE_VARIANCE
            ? 1
            : Math.min(Math.max(covariance / variance, MIN_GAIN), MAX_GAIN);
    offset = currentMean - gain * baselineMean;
  }
}
