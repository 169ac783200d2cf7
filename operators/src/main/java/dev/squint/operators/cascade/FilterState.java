package dev.squint.operators.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * Owns the filter's operator state.
 *
 * <p>Owned state: {@value #CAMERAS}, a union list with one entry a camera.
 *
 * <p>Lifecycle: Kafka partitions are spread over the subtasks by the source, which tells nobody
 * which went where. So each subtask is given the entries of all cameras and claims a camera's entry
 * when the camera's first frame arrives; of two entries for a camera the one with more frames is
 * newer. At a snapshot a subtask writes the cameras it has claimed, and of the others those that
 * fall to it by hash: a camera that is silent now is kept, and the list never holds more than two
 * entries a camera.
 *
 * <p>Constraint: Flink completes no checkpoint of a job with a union list while some of its
 * subtasks have ended and others have not; a bounded job that needs checkpoints to its end runs
 * this operator undivided.
 *
 * <p>Bound: two entries a camera, each the size of the camera's filter.
 */
final class FilterState {
  static final String CAMERAS = "camera-filters";

  private final ListState<byte[]> entries;
  private final Map<String, CameraSnapshot> unclaimed = new HashMap<>();

  private FilterState(ListState<byte[]> entries) {
    this.entries = entries;
  }

  /** The state as the last checkpoint left it; empty when there was none. */
  static FilterState open(StateInitializationContext context) throws Exception {
    FilterState state =
        new FilterState(
            context
                .getOperatorStateStore()
                .getUnionListState(
                    new ListStateDescriptor<>(
                        CAMERAS, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    if (context.isRestored()) {
      for (byte[] entry : state.entries.get()) {
        CameraSnapshot snapshot = CameraSnapshot.read(entry);
        state.unclaimed.merge(
            snapshot.camera(), snapshot, (a, b) -> a.position() >= b.position() ? a : b);
      }
    }
    return state;
  }

  /** What was kept of a camera that is from now on this subtask's. */
  Optional<CameraSnapshot> claim(String camera) {
    return Optional.ofNullable(unclaimed.remove(camera));
  }

  /**
   * Writes this subtask's share.
   *
   * @param claimed the cameras that this subtask has claimed
   */
  void write(Collection<CameraSnapshot> claimed, TaskInfo task) throws Exception {
    List<byte[]> share = new ArrayList<>();
    claimed.forEach(snapshot -> share.add(snapshot.write()));
    for (CameraSnapshot snapshot : unclaimed.values()) {
      int keeper = Math.floorMod(snapshot.camera().hashCode(), task.getNumberOfParallelSubtasks());
      if (keeper == task.getIndexOfThisSubtask()) {
        share.add(snapshot.write());
      }
    }
    entries.update(share);
  }
}
