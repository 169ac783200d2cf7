package dev.squint.core.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.testing.Property;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockSumsTest {
  @Test
  void addsUpEachBlockExactly() {
    Property.forAll(
        1,
        200,
        random ->
            new int[] {
              1 + random.nextInt(130),
              1 + random.nextInt(90),
              1 + random.nextInt(64),
              1 + random.nextInt(64),
              random.nextInt()
            },
        size -> {
          Random random = new Random(size[4]);
          byte[] current = new byte[size[0] * size[1]];
          byte[] baseline = new byte[current.length];
          random.nextBytes(current);
          random.nextBytes(baseline);
          requireExact(size[0], size[1], new BlockGrid(size[2], size[3]), current, baseline);
        });
  }

  @Test
  void holdsTheLargestSumsOfTheLargestBlocks() {
    int[][] sizes = {
      {LumaPreview.MAX_PIXELS, 1}, {1, LumaPreview.MAX_PIXELS}, {48, 256}, {16, 768}
    };
    for (int[] size : sizes) {
      byte[] white = new byte[size[0] * size[1]];
      Arrays.fill(white, (byte) 255);
      for (int side : new int[] {1, 2, 64}) {
        requireExact(size[0], size[1], new BlockGrid(side, side), white, white);
      }
    }
  }

  private static void requireExact(
      int width, int height, BlockGrid grid, byte[] current, byte[] baseline) {
    BlockSums sums = new BlockSums(grid, width, height);
    byte[] other = new byte[current.length];
    sums.setBaseline(other);
    sums.setCurrent(other, other); // what was there before must not stay
    sums.setBaseline(baseline);
    sums.setCurrent(current, baseline);
    BlockGrid fitted = sums.grid();
    for (int block = 0; block < sums.blocks; block++) {
      long[] expected = new long[6];
      int row = block / fitted.columns();
      int column = block % fitted.columns();
      for (int y = fitted.top(row, height); y < fitted.top(row + 1, height); y++) {
        for (int x = fitted.left(column, width); x < fitted.left(column + 1, width); x++) {
          long one = current[y * width + x] & 0xFF;
          long two = baseline[y * width + x] & 0xFF;
          long[] added = {1, one, one * one, two, two * two, one * two};
          Arrays.setAll(expected, i -> expected[i] + added[i]);
        }
      }
      double[] actual = {
        sums.count[block],
        sums.current[block],
        sums.currentSquared[block],
        sums.baseline[block],
        sums.baselineSquared[block],
        sums.product[block]
      };
      assertThat(actual)
          .as("block %d of %s in %dx%d", block, fitted, width, height)
          .isEqualTo(Arrays.stream(expected).asDoubleStream().toArray());
    }
  }
}
