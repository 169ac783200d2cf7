package dev.squint.jobs.web.document;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.Tuning;
import dev.squint.jobs.web.site.KnownPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan in short.
 *
 * @param stages that a frame may pass, in order
 * @param difference null without a difference detector
 * @param certified null when the plan was not tuned
 * @param reference checksum of the reference model that it was tuned against; null if not tuned
 * @param cost expected; null if not tuned
 * @param certificate of the error; null if not tuned
 * @param queries what is asked
 */
public record PlanDocument(
    String id,
    double framesPerSecond,
    int processEvery,
    int smoothingFrames,
    List<DecidedBy> stages,
    @Nullable Difference difference,
    boolean tuned,
    @Nullable Boolean certified,
    @Nullable String reference,
    @Nullable Cost cost,
    @Nullable Certificate certificate,
    List<PlannedQuery> queries) {
  /** The difference detector in short. */
  public record Difference(String baseline, double threshold, int recheckAfterFrames) {
    static Difference of(DifferenceSpec spec) {
      return new Difference(spec.baseline().name(), spec.threshold(), spec.recheckAfterFrames());
    }
  }

  /**
   * What a frame is expected to cost.
   *
   * @param referenceShare of the frames
   */
  public record Cost(
      double microsPerFrame,
      double referenceMicrosPerFrame,
      double speedup,
      double referenceShare) {
    static Cost of(PlanCost cost) {
      return new Cost(
          cost.microsPerFrame(),
          cost.stages().referenceMicros(),
          cost.speedup(),
          cost.use().referred());
    }
  }

  /** One query with the specialized model's thresholds; null without one. */
  public record PlannedQuery(
      String query, double minimumScore, @Nullable Double lower, @Nullable Double upper) {}

  public static PlanDocument of(KnownPlan known) {
    Plan plan = known.plan();
    List<DecidedBy> stages = new ArrayList<>();
    if (plan.processEvery() > 1) {
      stages.add(DecidedBy.FRAME_SKIPPING);
    }
    if (plan.difference().isPresent()) {
      stages.add(DecidedBy.DIFFERENCE_DETECTOR);
    }
    if (plan.specializedModel().isPresent()) {
      stages.add(DecidedBy.SPECIALIZED_MODEL);
    }
    stages.add(DecidedBy.REFERENCE_MODEL);
    return new PlanDocument(
        known.id(),
        plan.framesPerSecond(),
        plan.processEvery(),
        plan.smoothingFrames(),
        stages,
        plan.difference().map(Difference::of).orElse(null),
        plan.tuning().isPresent(),
        plan.tuning().map(tuning -> (Boolean) tuning.certificate().holds()).orElse(null),
        plan.reference().orElse(null),
        plan.tuning().map(tuning -> Cost.of(tuning.cost())).orElse(null),
        plan.tuning().map(Tuning::certificate).orElse(null),
        queries(plan));
  }

  private static List<PlannedQuery> queries(Plan plan) {
    List<PlannedQuery> queries = new ArrayList<>();
    for (int index = 0; index < plan.queries().size(); index++) {
      int query = index;
      Optional<ScoreThresholds> thresholds =
          plan.specializedModel().map(stage -> stage.thresholds().get(query));
      queries.add(
          new PlannedQuery(
              plan.queries().get(query).name(),
              plan.queries().get(query).minimumScore(),
              thresholds.map(ScoreThresholds::absentBelow).orElse(null),
              thresholds.map(ScoreThresholds::presentAbove).orElse(null)));
    }
    return queries;
  }
}
