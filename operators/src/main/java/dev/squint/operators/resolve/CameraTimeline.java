package dev.squint.operators.resolve;

import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import java.util.List;

/**
 * What the resolver keeps of one camera: its frames' order and labels, and when it was last heard
 * of. Mutable; belongs to the key's task.
 */
public final class CameraTimeline {
  final List<String> queries;
  final int smoothingFrames;
  final FrameResolver resolver;

  /** Processing time of the last frame, milliseconds since the epoch. */
  long lastFrameMillis;

  /** Whether the timers of this camera are set. */
  boolean watched;

  CameraTimeline(List<String> queries, int smoothingFrames, FrameResolver resolver) {
    this.queries = List.copyOf(queries);
    this.smoothingFrames = smoothingFrames;
    this.resolver = resolver;
  }

  /** The timeline of a camera that no frame has come from. */
  static CameraTimeline create(Plan plan) {
    return new CameraTimeline(
        namesOf(plan),
        plan.smoothingFrames(),
        new FrameResolver(plan.queries().size(), plan.smoothingFrames()));
  }

  /**
   * Fails when the timeline was kept for other questions than {@code plan} asks: its labels and
   * windows would be taken for answers to those.
   */
  void requireSameQuestions(String camera, Plan plan) {
    if (!queries.equals(namesOf(plan)) || smoothingFrames != plan.smoothingFrames()) {
      throw new IllegalStateException(
          ("the saved state of camera %s answers %s over %d frames, the plan asks %s over %d:"
                  + " stop the old job with --drain and start this one without its state")
              .formatted(camera, queries, smoothingFrames, namesOf(plan), plan.smoothingFrames()));
    }
  }

  private static List<String> namesOf(Plan plan) {
    return plan.queries().stream().map(Query::name).toList();
  }
}
