package dev.squint.core.difference;

import dev.squint.core.frame.Image;
import java.util.Arrays;

/**
 * Per-block sums of a pair of luma images: all that a comparison with any gain and offset needs,
 * from one pass over the pixels. Mutable and reused from frame to frame; not thread-safe.
 *
 * <p>The sums are whole numbers far below 2^53, which a double holds exactly: the comparison is the
 * same on every machine, in whatever order pixels are added.
 */
final class BlockSums {
  /*
   * A pixel adds v, v^2 and v * b to its block. The three come from one multiplication,
   *
   *   v * (v + b * 2^24 + 2^48) = v^2 + v * b * 2^24 + v * 2^48,
   *
   * and are added in one long, whose fields hold up to 256 pixels before they overflow (256 * 255^2
   * is below 2^24, 256 * 255 below 2^16). Pixels are first added by columns of the image, in long
   * straight loops that the compiler unrolls, instead of in the short rows of a block.
   */
  private static final int FIELD = 24;
  private static final long FIELD_MASK = (1L << FIELD) - 1;
  private static final long ONE = 1L << (2 * FIELD);
  private static final int MAX_PACKED = 256;

  final int blocks;

  /** Pixels a block. */
  final double[] count;

  final double[] current;
  final double[] currentSquared;
  final double[] baseline;
  final double[] baselineSquared;
  final double[] product;

  private final BlockGrid grid;
  private final int width;
  private final int height;
  private final int[] lefts;
  private final long[] columns;
  private final long[] sums = new long[3];

  BlockSums(BlockGrid grid, int width, int height) {
    this.grid = grid.fittedTo(width, height);
    this.width = width;
    this.height = height;
    blocks = this.grid.blocks();
    count = new double[blocks];
    current = new double[blocks];
    currentSquared = new double[blocks];
    baseline = new double[blocks];
    baselineSquared = new double[blocks];
    product = new double[blocks];
    columns = new long[width];
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
      Arrays.fill(baseline, first, first + grid.columns(), 0);
      Arrays.fill(baselineSquared, first, first + grid.columns(), 0);
      int bottom = grid.top(row + 1, height);
      for (int top = grid.top(row, height); top < bottom; top += MAX_PACKED) {
        int rows = Math.min(MAX_PACKED, bottom - top);
        addColumns(pixels, top, rows);
        for (int column = 0; column < grid.columns(); column++) {
          unpack(column, rows);
          baseline[first + column] += (double) sums[0];
          baselineSquared[first + column] += (double) sums[1];
        }
      }
    }
  }

  /** Sums of the current image and of its product with the baseline. */
  void setCurrent(byte[] pixels, byte[] baselinePixels) {
    for (int row = 0, first = 0; row < grid.rows(); row++, first += grid.columns()) {
      Arrays.fill(current, first, first + grid.columns(), 0);
      Arrays.fill(currentSquared, first, first + grid.columns(), 0);
      Arrays.fill(product, first, first + grid.columns(), 0);
      int bottom = grid.top(row + 1, height);
      for (int top = grid.top(row, height); top < bottom; top += MAX_PACKED) {
        int rows = Math.min(MAX_PACKED, bottom - top);
        addColumns(pixels, baselinePixels, top, rows);
        for (int column = 0; column < grid.columns(); column++) {
          unpack(column, rows);
          current[first + column] += (double) sums[0];
          currentSquared[first + column] += (double) sums[1];
          product[first + column] += (double) sums[2];
        }
      }
    }
  }

  /** Adds up rows by columns of the image, packed; the field of products stays 0. */
  private void addColumns(byte[] pixels, int top, int rows) {
    long[] packed = columns;
    Arrays.fill(packed, 0);
    for (int y = top; y < top + rows; y++) {
      int start = y * width;
      for (int x = 0; x < packed.length; x++) {
        long value = pixels[start + x] & 0xFF;
        packed[x] += value * (value + ONE);
      }
    }
  }

  /** Adds up rows by columns of the image, packed. */
  private void addColumns(byte[] pixels, byte[] baselinePixels, int top, int rows) {
    long[] packed = columns;
    Arrays.fill(packed, 0);
    for (int y = top; y < top + rows; y++) {
      int start = y * width;
      for (int x = 0; x < packed.length; x++) {
        long value = pixels[start + x] & 0xFF;
        long other = baselinePixels[start + x] & 0xFF;
        packed[x] += value * (value + (other << FIELD) + ONE);
      }
    }
  }

  /** The sums of a block's columns, of {@code rows} pixels each: values, squares, products. */
  private void unpack(int column, int rows) {
    int together = MAX_PACKED / rows;
    Arrays.fill(sums, 0);
    for (int x = lefts[column]; x < lefts[column + 1]; ) {
      int end = Math.min(lefts[column + 1], x + together);
      long packed = 0;
      for (; x < end; x++) {
        packed += columns[x];
      }
      sums[0] += packed >>> (2 * FIELD);
      sums[1] += packed & FIELD_MASK;
      sums[2] += packed >>> FIELD & FIELD_MASK;
    }
  }

  /**
   * Sums over each block of {@code (current - gain * baseline - offset)^2}, not negative.
   *
   * @param into one a block
   */
  void squaredResiduals(double gain, double offset, double[] into) {
    double twiceGain = 2 * gain;
    double squaredGain = gain * gain;
    double twiceOffset = 2 * offset;
    double both = twiceGain * offset;
    double squaredOffset = offset * offset;
    for (int block = 0; block < into.length; block++) {
      double residual =
          currentSquared[block]
              - twiceGain * product[block]
              + squaredGain * baselineSquared[block]
              - twiceOffset * current[block]
              + both * baseline[block]
              + squaredOffset * count[block];
      into[block] = Math.max(0, residual);
    }
  }
}
