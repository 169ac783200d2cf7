package dev.squint.jobs.offline.tuning;

import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts filters and models together: at the coarsest previews with and without a specialized model,
 * at finer ones with a model only, for that is what they are finer for.
 */
final class CandidateStep {
  private final FilterStep filters;
  private final ScoreStep scores;
  private final CostStep costs;
  private final double referenceMicros;
  private final Phases phases;

  CandidateStep(
      FilterStep filters, ScoreStep scores, CostStep costs, double referenceMicros, Phases phases) {
    this.filters = filters;
    this.scores = scores;
    this.costs = costs;
    this.referenceMicros = referenceMicros;
    this.phases = phases;
  }

  /**
   * The candidates at one reduction.
   *
   * @param models trained on {@code previews}
   * @param withoutModel whether to add those without a specialized model
   */
  List<Combination> at(
      PreviewSet previews,
      List<FittedDetector> detectors,
      List<ModelWeights> models,
      boolean withoutModel) {
    List<Combination> combinations = new ArrayList<>();
    Map<FittedDetector, List<FilterLog>> logs =
        filters.logs(previews, detectors, phases.begin("comparing"));
    if (withoutModel) {
      add(previews, logs, Optional.empty(), Optional.empty(), combinations);
    }
    if (!models.isEmpty()) {
      scores
          .logs(previews, models, phases.begin("scoring"))
          .forEach(
              (model, log) ->
                  add(previews, logs, Optional.of(model), Optional.of(log), combinations));
    }
    return combinations;
  }

  private void add(
      PreviewSet previews,
      Map<FittedDetector, List<FilterLog>> logs,
      Optional<ModelWeights> model,
      Optional<ScoreLog> scored,
      List<Combination> to) {
    for (FilterLog log : filters.skipping()) {
      to.add(combination(previews, log, Optional.empty(), model, scored));
    }
    logs.forEach(
        (detector, ofDetector) -> {
          for (FilterLog log : ofDetector) {
            to.add(combination(previews, log, Optional.of(detector), model, scored));
          }
        });
  }

  private Combination combination(
      PreviewSet previews,
      FilterLog log,
      Optional<FittedDetector> detector,
      Optional<ModelWeights> model,
      Optional<ScoreLog> scored) {
    Candidate candidate =
        new Candidate(log, scored, costs.costs(previews, detector, model, referenceMicros));
    return new Combination(candidate, previews.reduction(), detector, model);
  }
}
