package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BucketsTest {
  @Test
  void showsAnHourFrameByFrameAndTenHoursInBuckets() {
    assertThat(Buckets.of(36_000, 1).framesPerBucket()).isEqualTo(1);
    assertThat(Buckets.of(360_000, 1)).isEqualTo(new Buckets(360_000, 10));
    assertThat(Buckets.of(360_000, 10).count()).isLessThanOrEqualTo(15_000);
  }

  @Test
  void countsFramesOfEachBucket() {
    BitSet set = new BitSet();
    set.set(1, 5);
    set.set(9);
    assertThat(new Buckets(10, 4).counts(set)).containsExactly(3, 1, 1);
  }

  @Test
  void keepsTheSmallestAndLargestOfEachBucket() {
    int[] codes = {7, 3, 9, ScoreScale.MISSING, ScoreScale.MISSING, ScoreScale.MISSING, 0};
    Buckets buckets = new Buckets(codes.length, 3);
    assertThat(unsigned(buckets.smallest(frame -> codes[frame])))
        .containsExactly(3, ScoreScale.MISSING, 0);
    assertThat(unsigned(buckets.largest(frame -> codes[frame])))
        .containsExactly(9, ScoreScale.MISSING, 0);
  }

  @Test
  void codesScoresByLogitAndDifferencesByLogarithm() {
    assertThat(ScoreScale.ofScore(0)).isZero();
    assertThat(ScoreScale.ofScore(0.5f)).isEqualTo(ScoreScale.STEPS / 2);
    assertThat(ScoreScale.ofScore(1)).isEqualTo(ScoreScale.STEPS);
    assertThat(ScoreScale.ofScore(Float.NaN)).isEqualTo(ScoreScale.MISSING);
    assertThat(ScoreScale.ofDifference(0)).isZero();
    assertThat(ScoreScale.ofDifference(0.001f)).isEqualTo(ScoreScale.STEPS / 2);
    assertThat(ScoreScale.ofDifference(1)).isEqualTo(ScoreScale.STEPS);
    assertThat(ScoreScale.ofDifference(Float.NaN)).isEqualTo(ScoreScale.MISSING);
  }

  private static int[] unsigned(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      values[index] = Byte.toUnsignedInt(bytes[index]);
    }
    return values;
  }
}
