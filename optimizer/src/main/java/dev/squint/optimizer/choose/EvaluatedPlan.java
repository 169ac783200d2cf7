package dev.squint.optimizer.choose;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.Answers;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A plan with its answers over one stretch of frames, which are counted from its first.
 *
 * @param plan with cost and errors over the stretch
 * @param timelines one a query: smoothed answers; owned, not to be modified
 */
record EvaluatedPlan(ThresholdedPlan plan, BitSet[] timelines) {

  /**
   * Evaluates a plan.
   *
   * @param truths of {@code slice}'s stretch, one a query
   * @param slice of {@code candidate}'s filter
   * @param thresholds one a query; empty without a specialized model
   */
  static EvaluatedPlan of(
      Truth truth,
      QueryTruth[] truths,
      FilterSlice slice,
      Candidate candidate,
      List<ScoreThresholds> thresholds) {
    Answers answers = Answers.of(truth, slice, candidate.scores(), thresholds);
    BitSet[] timelines = new BitSet[truths.length];
    List<QueryError> errors = new ArrayList<>();
    for (int query = 0; query < truths.length; query++) {
      timelines[query] = answers.timeline(query, slice, truth.smoothingFrames());
      errors.add(QueryError.of(truths[query], timelines[query]));
    }
    PlanCost cost =
        new PlanCost(slice.use(candidate, answers.referred().cardinality()), candidate.costs());
    return new EvaluatedPlan(new ThresholdedPlan(candidate, thresholds, cost, errors), timelines);
  }
}
