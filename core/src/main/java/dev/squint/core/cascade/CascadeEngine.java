package dev.squint.core.cascade;

import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import java.util.List;

/**
 * The decisions of one plan: from what the stages measured to a frame's answer. Immutable and
 * thread-safe; the state of a camera lives in {@link CascadeFilter} and {@link FrameResolver}.
 */
public final class CascadeEngine {
  private final PlanBundle bundle;
  private final Plan plan;
  private final String planId;
  private final double differenceThreshold;

  /** The decisions of {@code bundle}'s plan. */
  public CascadeEngine(PlanBundle bundle) {
    this.bundle = bundle;
    plan = bundle.plan();
    planId = bundle.id();
    differenceThreshold = plan.difference().map(spec -> spec.threshold()).orElse(Double.NaN);
  }

  public PlanBundle bundle() {
    return bundle;
  }

  public Plan plan() {
    return plan;
  }

  public String planId() {
    return planId;
  }

  /** A filter for one camera that has seen no frame. */
  public CascadeFilter newFilter() {
    return CascadeFilter.create(bundle);
  }

  /**
   * The frame as the filter leaves it: a finished copy, or a frame that waits for a model and is
   * unresolved until then.
   */
  public DecidedFrame filtered(
      String camera,
      long frame,
      FilterOutcome outcome,
      long capturedAtMillis,
      long ingestedAtMillis) {
    DecidedBy decidedBy =
        switch (outcome.route()) {
          case SKIP -> DecidedBy.FRAME_SKIPPING;
          case COPY -> DecidedBy.DIFFERENCE_DETECTOR;
          case SCORE, REFERENCE -> DecidedBy.UNRESOLVED;
        };
    return new DecidedFrame(
        camera,
        frame,
        outcome.position(),
        outcome.oldestFrameInUse(),
        capturedAtMillis,
        ingestedAtMillis,
        planId,
        decidedBy,
        outcome.route() == Route.SKIP || outcome.route() == Route.COPY
            ? outcome.sameAs()
            : FilterOutcome.NONE,
        outcome.difference(),
        differenceThreshold,
        SpecializedEvidence.NONE,
        new float[0],
        new boolean[0],
        List.of(),
        false);
  }

  /**
   * The specialized model's answer.
   *
   * @param waiting a frame of {@link Route#SCORE}
   * @param scores one a query, {@code [0, 1]}
   * @return the frame with what the model saw: answered, or {@link DecidedFrame#isInDoubt()} when a
   *     query is and the reference model must look
   */
  public DecidedFrame decide(DecidedFrame waiting, float[] scores) {
    List<ScoreThresholds> thresholds = plan.specializedModel().orElseThrow().thresholds();
    DecidedFrame seen = waiting.seen(new SpecializedEvidence(scores, thresholds));
    return ScoreDecision.of(thresholds, scores)
        .map(present -> seen.scored(scores, present))
        .orElse(seen);
  }

  /**
   * The reference model's answer.
   *
   * @param waiting the frame
   * @param objects what the model found in a frame of {@code width x height} pixels
   */
  public DecidedFrame resolve(
      DecidedFrame waiting, List<DetectedObject> objects, int width, int height) {
    List<Query> queries = plan.queries();
    float[] scores = new float[queries.size()];
    boolean[] present = new boolean[queries.size()];
    for (int query = 0; query < scores.length; query++) {
      scores[query] = queries.get(query).bestScore(objects, width, height);
      present[query] = queries.get(query).isPresent(scores[query]);
    }
    return waiting.referenced(scores, present, objects);
  }
}
