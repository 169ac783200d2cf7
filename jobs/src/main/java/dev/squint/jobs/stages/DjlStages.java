package dev.squint.jobs.stages;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.reference.BatchingReferenceService;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.core.reference.SharedReferenceServices;
import dev.squint.models.reference.ReferenceDetectors;
import dev.squint.models.specialized.SpecializedModels;
import dev.squint.video.decode.JpegFrameDecoder;
import java.util.List;

/**
 * The stages that a deployed cascade calls: DJL's models, OpenCV's decoder.
 *
 * @param model the reference model; its file is read where the stages run
 * @param settings workers and batches of the reference model
 */
public record DjlStages(ReferenceModelSpec model, ReferenceServiceSettings settings)
    implements CascadeStages {
  private static final long serialVersionUID = 1L;

  @Override
  public FrameDecoder frameDecoder() {
    return new JpegFrameDecoder();
  }

  /**
   * Stages with equal settings share one service in a process. The key holds none of this class,
   * which each job of a cluster loads for itself.
   */
  @Override
  public ReferenceService openReference() {
    return SharedReferenceServices.acquire(
        List.of(model, settings),
        () ->
            new BatchingReferenceService(
                frameDecoder(), () -> ReferenceDetectors.open(model), settings));
  }

  @Override
  public FrameScorer openScorer(PlanBundle bundle) {
    return SpecializedModels.open(
        bundle.plan().specializedModel().orElseThrow().model(),
        bundle.specializedModelParameters());
  }
}
