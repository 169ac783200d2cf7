package dev.squint.jobs.bench.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.bench.stage.StageCost;
import dev.squint.jobs.offline.EvaluationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a cascade as the cost model has it and as it was measured, in microseconds a frame.
 *
 * @param predictedMicrosPerFrame what the model makes of this run's stage costs and shares
 * @param tuningMicrosPerFrame what the tuning expected, with its own costs and footage; null for a
 *     plan that was not tuned
 * @param measuredMicrosPerFrame the cascade in a plain loop on the same footage
 * @param ratio predicted over measured
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CostCheck(
    double predictedMicrosPerFrame,
    @Nullable Double tuningMicrosPerFrame,
    double measuredMicrosPerFrame,
    double ratio) {

  private static final int USUAL_BATCH = 32;

  /** Compares what {@code stages} add up to with what an evaluation measured. */
  public static CostCheck of(Plan plan, List<StageCost> stages, EvaluationReport measured) {
    double predicted =
        new PlanCost(use(plan, measured), costs(plan, stages, measured)).microsPerFrame();
    double found = measured.cost().microsPerFrame();
    return new CostCheck(
        predicted, measured.cost().predictedMicrosPerFrame(), found, predicted / found);
  }

  private static StageUse use(Plan plan, EvaluationReport measured) {
    double skipped = measured.stageShares().getOrDefault(DecidedBy.FRAME_SKIPPING, 0.0);
    double copied = measured.stageShares().getOrDefault(DecidedBy.DIFFERENCE_DETECTOR, 0.0);
    boolean scores = plan.specializedModel().isPresent();
    boolean looks = plan.difference().isPresent() || scores;
    return new StageUse(
        looks ? share(1 - skipped) : 0,
        plan.difference().isPresent() ? share(1 - skipped) : 0,
        scores ? share(1 - skipped - copied) : 0,
        measured.referenceShare());
  }

  /** Shares are counted and divided, so their sum may miss 1 by a last digit. */
  private static double share(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static StageCosts costs(Plan plan, List<StageCost> stages, EvaluationReport measured) {
    return new StageCosts(
        cost(stages, StageCost.PREVIEW_HEADER),
        cost(stages, StageCost.REDUCED_DECODE),
        plan.difference().isPresent() ? cost(stages, StageCost.DIFFERENCE) : 0,
        plan.specializedModel().isPresent() ? modelCost(plan, stages) : 0,
        measured.cost().referenceMicrosPerFrame());
  }

  /**
   * Behind a difference detector, which needs luma alone, the preview's colours are decoded too.
   */
  private static double modelCost(Plan plan, List<StageCost> stages) {
    double scoring = cost(stages, StageCost.modelStage(USUAL_BATCH));
    return plan.filterChannels() == Image.COLOUR
        ? scoring
        : scoring + cost(stages, StageCost.PREVIEW_JPEG);
  }

  private static double cost(List<StageCost> stages, String name) {
    return StageCost.micros(stages, name).orElseThrow();
  }
}
