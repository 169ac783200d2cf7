package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.cascade.StagePreviews;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import java.util.Optional;

/**
 * What the filter of one subtask holds for one plan, whichever cameras it decides for: its
 * decisions, the previews it needs and the specialized model, if the plan has one. Closing it
 * closes the model.
 */
final class PlanStages implements AutoCloseable {
  private final CascadeEngine engine;
  private final StagePreviews previews;
  private final Optional<ScoringBatch> scoring;

  private PlanStages(CascadeEngine engine, StagePreviews previews, Optional<ScoringBatch> scoring) {
    this.engine = engine;
    this.previews = previews;
    this.scoring = scoring;
  }

  /** Loads the specialized model, which may take a moment. */
  static PlanStages open(PlanBundle bundle, CascadeStages stages) {
    Plan plan = bundle.plan();
    CascadeEngine engine = new CascadeEngine(bundle);
    StagePreviews previews = new StagePreviews(stages.frameDecoder(), plan);
    Optional<ScoringBatch> scoring =
        plan.specializedModel().map(stage -> new ScoringBatch(engine, stages.openScorer(bundle)));
    return new PlanStages(engine, previews, scoring);
  }

  CascadeEngine engine() {
    return engine;
  }

  StagePreviews previews() {
    return previews;
  }

  Optional<ScoringBatch> scoring() {
    return scoring;
  }

  @Override
  public void close() {
    scoring.ifPresent(ScoringBatch::close);
  }
}
