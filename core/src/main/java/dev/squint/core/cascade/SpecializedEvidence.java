package dev.squint.core.cascade;

import dev.squint.core.plan.ScoreThresholds;
import java.util.List;

/**
 * What the specialized model made of a frame, whether that answered it or left it in doubt.
 *
 * @param scores calibrated, one a query in the plan's order, {@code [0, 1]}; empty when the model
 *     did not look at the frame; owned
 * @param thresholds of the plan that decided, one a score
 */
public record SpecializedEvidence(float[] scores, List<ScoreThresholds> thresholds) {
  /** Of a frame that the model did not look at. */
  public static final SpecializedEvidence NONE = new SpecializedEvidence(new float[0], List.of());

  public SpecializedEvidence {
    thresholds = List.copyOf(thresholds);
    if (scores.length != thresholds.size()) {
      throw new IllegalArgumentException(
          "%d scores need as many thresholds, not %d".formatted(scores.length, thresholds.size()));
    }
  }

  /** Whether the model did not look at the frame. */
  public boolean isEmpty() {
    return scores.length == 0;
  }
}
