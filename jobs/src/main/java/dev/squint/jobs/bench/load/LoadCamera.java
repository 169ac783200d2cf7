package dev.squint.jobs.bench.load;

import dev.squint.core.frame.CameraId;
import java.util.ArrayList;
import java.util.List;

/**
 * One camera of the load: one of the clips from a place of its own on.
 *
 * @param id the camera
 * @param clip index of its clip
 * @param phase where in the clip it begins
 */
record LoadCamera(CameraId id, int clip, int phase) {
  /** Prime, so that many cameras of a clip do not begin at the same places. */
  private static final int PHASE_STEP = 37;

  /** The first {@code count} cameras that are made of {@code clips} in turn. */
  static List<LoadCamera> of(int count, List<String> clips) {
    List<LoadCamera> cameras = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      int clip = number % clips.size();
      int round = number / clips.size();
      CameraId id = new CameraId("%s-%d".formatted(clips.get(clip), round + 1));
      cameras.add(new LoadCamera(id, clip, round * PHASE_STEP));
    }
    return cameras;
  }
}
