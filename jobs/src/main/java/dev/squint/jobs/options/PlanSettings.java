package dev.squint.jobs.options;

import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import java.util.List;
import java.util.Optional;

/**
 * What an untuned plan is made of, beside the camera and its queries.
 *
 * @param difference the difference detector
 * @param processEvery 1 to look at every frame, n to look at every n-th
 * @param previewReduction 1, 2, 4 or 8; 0 to choose by the frame's size
 */
public record PlanSettings(DifferenceSettings difference, int processEvery, int previewReduction) {
  private static final double MAX_FRAMES_PER_SECOND = 1000;

  /** A cautious difference detector on every frame. */
  public static PlanSettings standard() {
    return new PlanSettings(DifferenceSettings.standard(), 1, Plan.AUTOMATIC_REDUCTION);
  }

  /**
   * The plan for a camera.
   *
   * @param camera its id, or {@link Plan#ANY_CAMERA}
   * @param framesPerSecond of the camera
   * @throws IllegalArgumentException when a setting is out of bounds
   */
  public Plan planFor(String camera, double framesPerSecond, List<Query> queries) {
    requireFramesPerSecond(framesPerSecond);
    return new Plan(
        Plan.SCHEMA,
        camera,
        framesPerSecond,
        queries,
        processEvery,
        previewReduction,
        difference.spec(framesPerSecond),
        Optional.empty(),
        Plan.smoothingFrames(framesPerSecond),
        Optional.empty(),
        Optional.empty());
  }

  static void requireFramesPerSecond(double framesPerSecond) {
    if (!(framesPerSecond > 0 && framesPerSecond <= MAX_FRAMES_PER_SECOND)) {
      throw new IllegalArgumentException(
          "framesPerSecond must be above 0 and at most 1000: " + framesPerSecond);
    }
  }
}
