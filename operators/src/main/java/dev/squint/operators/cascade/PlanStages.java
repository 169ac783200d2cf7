package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import java.util.Optional;

/**
 * What the filter of one subtask holds for one plan, whichever cameras it decides for: its
 * decisions, a reader of previews and the specialized model, if the plan has one. Closing it closes
 * the model.
 */
final class PlanStages implements AutoCloseable {
  private final CascadeEngine engine;
  private final PreviewReader previews;
  private final Optional<ScoringBatch> scoring;

  private PlanStages(CascadeEngine engine, PreviewReader previews, Optional<ScoringBatch> scoring) {
    this.engine = engine;
    this.previews = previews;
    this.scoring = scoring;
  }

  /** Loads the specialized model, which may take a moment. */
  static PlanStages open(PlanBundle bundle, CascadeStages stages) {
    Plan plan = bundle.plan();
    CascadeEngine engine = new CascadeEngine(bundle);
    PreviewReader previews =
        new PreviewReader(stages.frameDecoder(), plan.previewReduction(), plan.previewChannels());
    Optional<ScoringBatch> scoring =
        plan.specializedModel().map(stage -> new ScoringBatch(engine, stages.openScorer(bundle)));
    return new PlanStages(engine, previews, scoring);
  }

  CascadeEngine engine() {
    return engine;
  }

  PreviewReader previews() {
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
