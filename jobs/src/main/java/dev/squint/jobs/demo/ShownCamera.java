package dev.squint.jobs.demo;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.Footage;
import dev.squint.jobs.options.CameraConfig;

/**
 * One camera of the demo.
 *
 * @param config how it is run
 * @param title a short name for people
 * @param description what there is to see
 * @param footage the same frames, for reading again
 * @param plan what decides
 * @param comparedFrom the first frame whose answers are compared with the truth: those before
 *     taught the plan
 */
record ShownCamera(
    CameraConfig config,
    String title,
    String description,
    Footage footage,
    PlanBundle plan,
    long comparedFrom) {
  /** The camera's id. */
  String id() {
    return config.id().value();
  }

  /** Whether the plan was found for this camera, rather than made for any. */
  boolean isTuned() {
    return plan.plan().tuning().isPresent();
  }
}
