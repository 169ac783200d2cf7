package dev.squint.jobs.offline.tuning;

import dev.squint.optimizer.choose.ThresholdedPlan;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import java.util.List;

/**
 * All that a plan was chosen from.
 *
 * @param info about the footage
 * @param truth the reference model's answers
 * @param split the footage's parts
 * @param combinations what was tried
 * @param models that were trained
 */
public record TuningSearch(
    FootageInfo info,
    Truth truth,
    Split split,
    List<Combination> combinations,
    List<ModelWeights> models) {
  public TuningSearch {
    combinations = List.copyOf(combinations);
    models = List.copyOf(models);
  }

  List<Candidate> candidates() {
    return combinations.stream().map(Combination::candidate).toList();
  }

  /** The stages of a plan that was chosen from these. */
  Combination stagesOf(ThresholdedPlan plan) {
    for (Combination combination : combinations) {
      if (combination.candidate().equals(plan.candidate())) {
        return combination;
      }
    }
    throw new IllegalArgumentException("the plan was not chosen from these candidates");
  }
}
