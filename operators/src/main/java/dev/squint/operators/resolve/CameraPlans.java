package dev.squint.operators.resolve;

import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The plans of the cameras that one subtask of the resolver has seen in this run, each compared
 * once with what the camera's state was kept for.
 */
final class CameraPlans {
  private final PlanSet plans;
  private final Map<String, Plan> compared = new HashMap<>();

  CameraPlans(PlanSet plans) {
    this.plans = plans;
  }

  /** The plan of a camera without state. */
  Plan of(String camera) {
    return plans
        .planFor(camera)
        .map(PlanBundle::plan)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the saved state holds camera %s, for which this job has no plan"
                        .formatted(camera)));
  }

  /** The plan of a camera; fails when {@code timeline} was kept for other questions. */
  Plan of(String camera, CameraTimeline timeline) {
    Plan known = compared.get(camera);
    if (known == null) {
      known = of(camera);
      timeline.requireSameQuestions(camera, known);
      compared.put(camera, known);
    }
    return known;
  }
}
