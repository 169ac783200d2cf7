package dev.squint.core.cascade;

import dev.squint.core.plan.ScoreThresholds;
import java.util.List;
import java.util.Optional;

/**
 * The decision that scores and thresholds make: which queries are present, or that one is in doubt.
 */
public final class ScoreDecision {
  private ScoreDecision() {}

  /**
   * The specialized model's answers.
   *
   * @param thresholds one a query
   * @param scores one a query, {@code [0, 1]}
   * @return presence, one a query; empty when a query is in doubt and the reference model must look
   */
  public static Optional<boolean[]> of(List<ScoreThresholds> thresholds, float[] scores) {
    boolean[] present = new boolean[scores.length];
    for (int query = 0; query < scores.length; query++) {
      if (thresholds.get(query).isInDoubt(scores[query])) {
        return Optional.empty();
      }
      present[query] = scores[query] > thresholds.get(query).presentAbove();
    }
    return Optional.of(present);
  }
}
