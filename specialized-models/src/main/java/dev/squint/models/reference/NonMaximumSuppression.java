package dev.squint.models.reference;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Greedy non-maximum suppression within a class: the best box stays, boxes of its class that
 * overlap it too much go, and so on with the next best.
 */
final class NonMaximumSuppression {
  /** Weaker candidates are not looked at: bounds the work on a frame where everything fires. */
  static final int MAX_CANDIDATES = 4000;

  private NonMaximumSuppression() {}

  /**
   * The candidates that stay.
   *
   * @param overlapThreshold share of the union above which the weaker box goes
   * @return indices, best first; equal scores in the order of the candidates
   */
  static int[] select(Candidates candidates, double overlapThreshold) {
    Integer[] order = new Integer[candidates.count()];
    Arrays.setAll(order, index -> index);
    Arrays.sort(order, Comparator.comparingDouble(index -> -candidates.score(index)));
    int[] kept = new int[Math.min(order.length, MAX_CANDIDATES)];
    int count = 0;
    for (int rank = 0; rank < kept.length; rank++) {
      int candidate = order[rank];
      boolean stays = true;
      for (int index = 0; index < count && stays; index++) {
        stays = !candidates.overlap(kept[index], candidate, overlapThreshold);
      }
      if (stays) {
        kept[count++] = candidate;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
