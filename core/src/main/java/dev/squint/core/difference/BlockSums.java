package dev.squint.core.difference;

import dev.squint.core.frame.Image;

/**
 * Per-block integer sums of a pair of luma images: all that a comparison with any gain and offset
 * needs, from one pass over the pixels. Mutable and reused from frame to frame; not thread-safe.
 *
 * <p>Integer sums make the comparison exact and the same on every machine.
 */
final class BlockSums {
  final int blocks;

  /** Pixels a block. */
  final int[] count;

  final long[] current;
  final long[] currentSquared;
  final long[] baseline;
  final long[] baselineSquared;
  final long[] product;

  private final BlockGrid grid;
  private final int width;
  private final int height;
  private final int[] lefts;

  BlockSums(BlockGrid grid, int width, int height) {
    this.grid = grid.fittedTo(width, height);
    this.width = width;
    this.height = height;
    blocks = this.grid.blocks();
    count = new int[blocks];
    current = new long[blocks];
    currentSquared = new long[blocks];
    baseline = new long[blocks];
    baselineSquared = new long[blocks];
    product = new long[blocks];
    lefts = new int[this.grid.columns() + 1];
    for (int column = 0; column <= this.grid.columns(); column++) {
      lefts[column] = this.grid.left(column, width);
    }
    for (int row = 0; row < this.grid.rows(); row++) {
      int rows = this.grid.top(row + 1, height) - this.grid.top(row, height);
      for (int column = 0; column < this.grid.columns(); column++) {
        count[row * this.grid.columns() + column] = rows * (lefts[column + 1] - lefts[column]);
      }
    }
  }

  BlockGrid grid() {
    return grid;
  }

  boolean fits(Image image) {
    return image.width() == width && image.height() == height;
  }

  /** Sums of the baseline alone; to be called when the baseline has changed. */
  void setBaseline(byte[] pixels) {
    for (int row = 0, first = 0; row < grid.rows(); row++, first += grid.columns()) {
      clear(first, baseline, baselineSquared);
      int bottom = grid.top(row + 1, height);
      for (int y = grid.top(row, height); y < bottom; y++) {
        addBaselineRow(pixels, y * width, first);
      }
    }
  }

  private void addBaselineRow(byte[] pixels, int start, int first) {
    for (int column = 0; column < grid.columns(); column++) {
      int sum = 0;
      int squared = 0;
      for (int i = start + lefts[column], end = start + lefts[column + 1]; i < end; i++) {
        int value = pixels[i] & 0xFF;
        sum += value;
        squared += value * value;
      }
      baseline[first + column] += sum;
      baselineSquared[first + column] += squared;
    }
  }

  /** Sums of the current image and of its product with the baseline. */
  void setCurrent(byte[] pixels, byte[] baselinePixels) {
    for (int row = 0, first = 0; row < grid.rows(); row++, first += grid.columns()) {
      clear(first, current, currentSquared);
      java.util.Arrays.fill(product, first, first + grid.columns(), 0);
      int bottom = grid.top(row + 1, height);
      for (int y = grid.top(row, height); y < bottom; y++) {
        addCurrentRow(pixels, baselinePixels, y * width, first);
      }
    }
  }

  private void addCurrentRow(byte[] pixels, byte[] baselinePixels, int start, int first) {
    for (int column = 0; column < grid.columns(); column++) {
      int sum = 0;
      int squared = 0;
      int crossed = 0;
      for (int i = start + lefts[column], end = start + lefts[column + 1]; i < end; i++) {
        int value = pixels[i] & 0xFF;
        sum += value;
        squared += value * value;
        crossed += value * (baselinePixels[i] & 0xFF);
      }
      current[first + column] += sum;
      currentSquared[first + column] += squared;
      product[first + column] += crossed;
    }
  }

  private void clear(int first, long[] sums, long[] squares) {
    java.util.Arrays.fill(sums, first, first + grid.columns(), 0);
    java.util.Arrays.fill(squares, first, first + grid.columns(), 0);
  }

  /** Sum over a block of {@code (current - gain * baseline - offset)^2}, not negative. */
  double squaredResidual(int block, double gain, double offset) {
    double residual =
        currentSquared[block]
            - 2 * gain * product[block]
            + gain * gain * baselineSquared[block]
            - 2 * offset * current[block]
            + 2 * gain * offset * baseline[block]
            + offset * offset * count[block];
    return Math.max(0, residual);
  }
}
