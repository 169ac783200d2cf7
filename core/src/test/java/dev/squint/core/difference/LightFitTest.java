package dev.squint.core.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightFitTest {
  private static final int TRIALS = 2000;
  private static final int MOST = 200;

  @Test
  void selectsWhatStandsThereInSortedOrder() {
    Random random = new Random(1);
    for (int trial = 0; trial < TRIALS; trial++) {
      int count = 1 + random.nextInt(MOST);
      // Few distinct values now and then: blocks of a still scene have many residuals of 0.
      int distinct = trial % 3 == 0 ? 3 : Integer.MAX_VALUE;
      double[] values = random.ints(MOST, 0, distinct).asDoubleStream().toArray();
      double[] sorted = Arrays.copyOf(values, count);
      Arrays.sort(sorted);
      int rank = random.nextInt(count);

      assertThat(LightFit.select(values, new double[MOST], count, rank)).isEqualTo(sorted[rank]);
    }
  }
}
