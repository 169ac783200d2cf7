package dev.squint.jobs.bench.cameras;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.bench.load.LoadScene;
import dev.squint.jobs.bench.load.SimulatedScenes;
import java.time.Duration;
import java.util.List;

/**
 * How it is measured how many cameras a cluster serves.
 *
 * @param scenes what cameras see, and their plans
 * @param framesPerClip of each scene, at least 1
 * @param model the reference model
 * @param service how it is run in each task manager
 * @param cameras how many at each level, rising
 * @param framesPerSecond of a camera, positive
 * @param taskManagers how many for each series of levels, rising
 * @param slots of a task manager
 * @param checkpointInterval between checkpoints, shorter than {@code measure}
 * @param warmUp of each series, at its first level
 * @param settle at each level before its measurement
 * @param measure at each level
 */
public record CamerasSettings(
    List<LoadScene> scenes,
    int framesPerClip,
    ReferenceModelSpec model,
    ReferenceServiceSettings service,
    List<Integer> cameras,
    double framesPerSecond,
    List<Integer> taskManagers,
    int slots,
    Duration checkpointInterval,
    Duration warmUp,
    Duration settle,
    Duration measure) {
  public CamerasSettings {
    scenes = List.copyOf(scenes);
    cameras = List.copyOf(cameras);
    taskManagers = List.copyOf(taskManagers);
    requireRising("numbers of cameras", cameras);
    requireRising("numbers of task managers", taskManagers);
    if (checkpointInterval.compareTo(measure) >= 0) {
      throw new IllegalArgumentException(
          "a level that is measured for %s sees no checkpoint every %s"
              .formatted(measure, checkpointInterval));
    }
  }

  /**
   * 1 to 256 cameras at 10 frames a second, on one task manager, then on two that have as many
   * slots together as the machine has processors. About two and a half minutes.
   */
  public static CamerasSettings usual() {
    int slots = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new CamerasSettings(
        SimulatedScenes.usual(),
        SimulatedScenes.USUAL_FRAMES,
        ReferenceModelSpec.of("builtin:simulated"),
        ReferenceServiceSettings.standard(),
        List.of(1, 4, 16, 64, 256),
        10,
        List.of(1, 2),
        slots,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(6));
  }

  int mostCameras() {
    return cameras.get(cameras.size() - 1);
  }

  private static void requireRising(String what, List<Integer> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) < 1 || (i > 0 && values.get(i) <= values.get(i - 1))) {
        throw new IllegalArgumentException(
            "the %s must rise from 1 on: %s".formatted(what, values));
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there must be %s".formatted(what));
    }
  }
}
