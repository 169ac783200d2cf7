package dev.squint.core.difference;

import dev.squint.core.frame.Image;

/**
 * Measures how much a preview differs from a baseline, by a {@link DifferenceMetric}.
 *
 * <p>Holds the baseline by reference and scratch memory for one camera; costs one pass over the
 * pixels and allocates nothing a frame. Mutable; not thread-safe.
 */
public final class PreviewComparison {
  private static final double UNIT = 1.0 / (255 * 255);
  // A line this close to "no change of light" cannot push pixels past black or white by much.
  private static final double CLIPPING_GAIN = 0.03;
  private static final double CLIPPING_OFFSET = 4;
  private static final int CLIPPING_MARGIN = 12; // grey levels around the mean of a block
  private static final double CLIPPING_SPREAD = 48; // of a frame's pixels around their mean

  private final DifferenceMetric metric;
  private final double[] weights;
  private final BlockSums sums;
  private final LightFit light = new LightFit();
  private final double[] blockErrors;
  private final int width;
  private final int height;

  private byte[] baseline;
  private byte[] current = new byte[0];

  /**
   * A comparison with {@code baseline}.
   *
   * @param baseline a {@link Image#LUMA} image; held, not copied
   */
  public PreviewComparison(DifferenceMetric metric, Image baseline) {
    this.metric = metric;
    width = baseline.width();
    height = baseline.height();
    sums = new BlockSums(metric.grid(), width, height);
    blockErrors = new double[sums.blocks];
    boolean weighted = sums.grid().equals(metric.grid());
    weights = new double[sums.blocks];
    for (int block = 0; block < weights.length; block++) {
      weights[block] = weighted ? metric.weight(block) : 1;
    }
    this.baseline = baseline.pixels();
    sums.setBaseline(this.baseline);
  }

  /** Whether {@code luma} has the size of the baseline, so that it can be compared. */
  public boolean canCompare(Image luma) {
    return sums.fits(luma);
  }

  /** Replaces the baseline by another of the same size; also to be called after it was modified. */
  public void setBaseline(Image luma) {
    requireSameSize(luma);
    baseline = luma.pixels();
    sums.setBaseline(baseline);
  }

  /**
   * The difference between {@code luma} and the baseline.
   *
   * @param luma a {@link Image#LUMA} image of the baseline's size
   * @return 0 for equal images (up to light, when the metric is robust to it)
   */
  public double difference(Image luma) {
    requireSameSize(luma);
    current = luma.pixels();
    sums.setCurrent(current, baseline);
    if (metric.lightRobust()) {
      light.fit(sums);
    } else {
      light.setIdentity();
    }
    // Brighter light stretches contrast and noise alike: measure in units of the baseline. Darker
    // light is left as it is, lest noise be blown up.
    double scale = UNIT / Math.max(1, light.gain() * light.gain());
    sums.squaredResiduals(light.gain(), light.offset(), blockErrors);
    if (Math.abs(light.gain() - 1) >= CLIPPING_GAIN
        || Math.abs(light.offset()) >= CLIPPING_OFFSET) {
      for (int block = 0; block < blockErrors.length; block++) {
        blockErrors[block] = mayClip(block) ? clippedResidual(block) : blockErrors[block];
      }
    }
    for (int block = 0; block < blockErrors.length; block++) {
      blockErrors[block] = blockErrors[block] * scale / sums.count[block];
    }
    return aggregate();
  }

  private double aggregate() {
    return switch (metric.aggregation()) {
      case GLOBAL -> mean();
      case WEIGHTED_BLOCKS -> sum();
      case LARGEST_BLOCK -> largest();
    };
  }

  private double mean() {
    double mean = 0;
    for (int block = 0; block < blockErrors.length; block++) {
      mean += blockErrors[block] * sums.count[block] / (width * height);
    }
    return mean;
  }

  private double sum() {
    double sum = 0;
    for (int block = 0; block < blockErrors.length; block++) {
      sum += blockErrors[block] * weights[block];
    }
    return sum;
  }

  private double largest() {
    double largest = 0;
    for (int block = 0; block < blockErrors.length; block++) {
      largest = Math.max(largest, blockErrors[block] * weights[block]);
    }
    return largest;
  }

  /** Mean squared error of each block in the last comparison, unweighted; owned by this object. */
  public double[] blockErrors() {
    return blockErrors;
  }

  /** Gain of the light in the last comparison: {@code current = gain * baseline + offset}. */
  public double gain() {
    return light.gain();
  }

  /** Offset of the light in the last comparison, in grey levels. */
  public double offset() {
    return light.offset();
  }

  BlockGrid grid() {
    return sums.grid();
  }

  /** Whether the fitted light may have pushed pixels of the block past black or white. */
  private boolean mayClip(int block) {
    double mean = sums.baseline[block] / sums.count[block];
    double variance = sums.baselineSquared[block] / sums.count[block] - mean * mean;
    double expected = light.gain() * mean + light.offset();
    double spread = CLIPPING_MARGIN + 3 * light.gain() * Math.sqrt(Math.max(0, variance));
    return expected + spread > 255 || expected - spread < 0;
  }

  private double clippedResidual(int block) {
    BlockGrid grid = sums.grid();
    int row = block / grid.columns();
    int column = block % grid.columns();
    int right = grid.left(column + 1, width);
    int bottom = grid.top(row + 1, height);
    double squared = 0;
    for (int y = grid.top(row, height); y < bottom; y++) {
      for (int x = grid.left(column, width); x < right; x++) {
        int i = y * width + x;
        double expected = light.gain() * (baseline[i] & 0xFF) + light.offset();
        double residual = clippedResidual(current[i] & 0xFF, expected);
        squared += residual * residual;
      }
    }
    return squared;
  }

  /**
   * A pixel's residual where light may have burnt it out.
   *
   * <p>A preview's pixel is the mean of many of the frame, of which some clip before others: near
   * white it may be darker than expected by the mean of what was cut off, near black brighter. That
   * much, for pixels spread evenly around the mean, is taken for light.
   */
  private static double clippedResidual(int actual, double expected) {
    double residual = actual - Math.min(255, Math.max(0, expected));
    double distance = residual < 0 ? Math.abs(255 - expected) : Math.abs(expected);
    if (distance >= CLIPPING_SPREAD) {
      return residual;
    }
    double cutOff =
        (CLIPPING_SPREAD - distance) * (CLIPPING_SPREAD - distance) / (4 * CLIPPING_SPREAD);
    return residual < 0 ? Math.min(0, residual + cutOff) : Math.max(0, residual - cutOff);
  }

  private void requireSameSize(Image luma) {
    if (!canCompare(luma) || luma.channels() != Image.LUMA) {
      throw new IllegalArgumentException(
          "cannot compare %s with a luma baseline of %dx%d".formatted(luma, width, height));
    }
  }
}
