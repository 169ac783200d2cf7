package dev.squint.optimizer.evidence;

import dev.squint.core.cost.StageCosts;
import java.util.Optional;

/**
 * A cascade without its score thresholds.
 *
 * @param filter what its filter does with each frame
 * @param scores its specialized model's scores; empty when the reference model answers every frame
 *     that the filter lets through
 * @param costs of its stages
 */
public record Candidate(FilterLog filter, Optional<ScoreLog> scores, StageCosts costs) {

  /** The reference model on every frame: the truth that every other plan is held to. */
  public static Candidate referenceOnly(int frames, StageCosts costs) {
    return new Candidate(FilterLog.skipping(frames, 1), Optional.empty(), costs);
  }

  /** Whether the reference model answers every frame. */
  public boolean isReferenceOnly() {
    return scores.isEmpty() && filter.processEvery() == 1 && filter.difference().isEmpty();
  }

  /** Whether the cascade looks at previews. */
  public boolean needsPreview() {
    return scores.isPresent() || filter.difference().isPresent();
  }
}
