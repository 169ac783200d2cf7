package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.core.plan.PlanBundle;
import dev.squint.operators.cascade.ScoringBatch.ScoredListener;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cameras that one subtask of the filter has seen, each opened with its first frame, and the
 * plans they work under. Closing it closes the specialized models of those plans.
 */
final class CameraFilters implements AutoCloseable {
  private final FilterSettings settings;
  private final FilterState state;
  private final CascadeMetrics.Filter metrics;
  private final Map<String, CameraFilter> byCamera = new HashMap<>();
  private final IdentityHashMap<PlanBundle, PlanStages> byPlan = new IdentityHashMap<>();

  CameraFilters(FilterSettings settings, FilterState state, CascadeMetrics.Filter metrics) {
    this.settings = settings;
    this.state = state;
    this.metrics = metrics;
  }

  /**
   * The filter of the camera that {@code frame} came from.
   *
   * @throws UnreadableFrameException when the frame belongs to no camera of this job
   */
  CameraFilter of(RawFrame frame) throws UnreadableFrameException {
    if (frame.partition() != 0) {
      throw new UnreadableFrameException(
          Reason.WRONG_PARTITION,
          "topic %s has frames in partition %d; a frame is known by its offset in partition 0"
              .formatted(frame.topic(), frame.partition()));
    }
    CameraFilter known = byCamera.get(frame.camera());
    if (known != null) {
      return known;
    }
    CameraFilter opened = open(frame);
    byCamera.put(frame.camera(), opened);
    return opened;
  }

  /** The state of every camera seen. */
  List<CameraSnapshot> snapshots() {
    return byCamera.entrySet().stream()
        .map(camera -> camera.getValue().snapshot(camera.getKey()))
        .toList();
  }

  /** Scores the frames that wait for a batch to fill. */
  void flush(ScoredListener out) {
    byPlan.values().forEach(stages -> stages.scoring().ifPresent(batch -> batch.flush(out)));
  }

  @Override
  public void close() {
    byPlan.values().forEach(PlanStages::close);
    byPlan.clear();
  }

  private CameraFilter open(RawFrame frame) throws UnreadableFrameException {
    if (frame.camera().isEmpty()) {
      throw new UnreadableFrameException(
          Reason.UNKNOWN_CAMERA, "topic %s is named after no camera".formatted(frame.topic()));
    }
    PlanBundle bundle =
        settings
            .plans()
            .planFor(frame.camera())
            .orElseThrow(
                () ->
                    new UnreadableFrameException(
                        Reason.UNKNOWN_CAMERA,
                        "this job has no plan for camera %s".formatted(frame.camera())));
    PlanStages stages =
        byPlan.computeIfAbsent(bundle, plan -> PlanStages.open(plan, settings.stages()));
    CascadeFilter filter =
        state
            .claim(frame.camera())
            .map(snapshot -> CascadeFilter.restore(bundle, snapshot.filter()))
            .orElseGet(() -> CascadeFilter.create(bundle));
    CascadeMetrics.FilterCamera ofCamera = metrics.camera(frame.camera());
    ofCamera.showPlan(stages.engine().planId());
    return new CameraFilter(stages, filter, ofCamera);
  }
}
