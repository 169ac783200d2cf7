package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
  private final Candidates candidates = new Candidates();

  @Test
  void dropsTheWeakerOfTwoBoxesOfAClass() {
    candidates.add(new float[] {10, 10, 10, 10}, 0.5f, 1);
    candidates.add(new float[] {11, 10, 10, 10}, 0.9f, 1);
    assertThat(NonMaximumSuppression.select(candidates, 0.45)).containsExactly(1);
  }

  @Test
  void keepsBoxesOfOtherClassesAndFarOnes() {
    candidates.add(new float[] {10, 10, 10, 10}, 0.5f, 1);
    candidates.add(new float[] {10, 10, 10, 10}, 0.9f, 2);
    candidates.add(new float[] {40, 10, 10, 10}, 0.7f, 1);
    assertThat(NonMaximumSuppression.select(candidates, 0.45)).containsExactly(1, 2, 0);
  }

  @Test
  void keepsABoxThatOnlyADroppedOneOverlaps() {
    candidates.add(new float[] {10, 10, 10, 10}, 0.9f, 0);
    candidates.add(new float[] {13, 10, 10, 10}, 0.8f, 0);
    candidates.add(new float[] {16, 10, 10, 10}, 0.7f, 0);
    assertThat(NonMaximumSuppression.select(candidates, 0.45)).containsExactly(0, 2);
  }

  @Test
  void keepsBoxesThatOverlapByExactlyTheThreshold() {
    candidates.add(new float[] {10, 10, 20, 20}, 0.9f, 0);
    candidates.add(new float[] {10, 5, 20, 10}, 0.8f, 0);
    assertThat(NonMaximumSuppression.select(candidates, 0.5)).containsExactly(0, 1);
  }

  @Test
  void boundsItsWork() {
    for (int index = 0; index < 2 * NonMaximumSuppression.MAX_CANDIDATES; index++) {
      candidates.add(new float[] {20 * index, 0, 10, 10}, 0.5f, 0);
    }
    assertThat(NonMaximumSuppression.select(candidates, 0.45))
        .hasSize(NonMaximumSuppression.MAX_CANDIDATES);
  }
}
