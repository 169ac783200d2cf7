package dev.squint.core.plan;

import dev.squint.core.model.SpecializedModelSpec;
import java.util.List;

/**
 * The stage of the specialized model.
 *
 * @param model its architecture and weights
 * @param thresholds one a query, in the plan's order
 */
public record SpecializedStage(SpecializedModelSpec model, List<ScoreThresholds> thresholds) {
  public SpecializedStage {
    thresholds = List.copyOf(thresholds);
    if (thresholds.size() != model.calibrations().size()) {
      throw new IllegalArgumentException(
          "the specialized model answers %d queries, thresholds are given for %d"
              .formatted(model.calibrations().size(), thresholds.size()));
    }
  }
}
