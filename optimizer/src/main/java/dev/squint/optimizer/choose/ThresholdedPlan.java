package dev.squint.optimizer.choose;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.evidence.Candidate;
import java.util.List;

/**
 * A candidate with its thresholds, as the selection part sees it.
 *
 * @param candidate the stages
 * @param thresholds one a query; empty without a specialized model
 * @param cost expected of a frame
 * @param selectionErrors one a query
 */
public record ThresholdedPlan(
    Candidate candidate,
    List<ScoreThresholds> thresholds,
    PlanCost cost,
    List<QueryError> selectionErrors) {
  public ThresholdedPlan {
    thresholds = List.copyOf(thresholds);
    selectionErrors = List.copyOf(selectionErrors);
  }

  /** How much of the bounds the plan uses up: 1 when its worst rate is all that is allowed. */
  public double errorShare(ErrorBounds bounds) {
    double worst = 0;
    for (QueryError error : selectionErrors) {
      worst = Math.max(worst, error.falseNegativeRate() / bounds.maxFalseNegativeRate());
      worst = Math.max(worst, error.falsePositiveRate() / bounds.maxFalsePositiveRate());
    }
    return worst;
  }
}
