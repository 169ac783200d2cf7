package dev.squint.jobs.bench.soak;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.bench.load.LoadScene;
import dev.squint.jobs.bench.load.SimulatedScenes;
import java.time.Duration;
import java.util.List;

/**
 * How a soak is run.
 *
 * @param scenes what cameras see, and their plans
 * @param framesPerClip of each scene, at least 1
 * @param model the reference model
 * @param service how it is run
 * @param cameras how many, at least 1
 * @param framesPerSecond of a camera, positive
 * @param slots of the task manager
 * @param checkpointInterval between checkpoints
 * @param exactlyOnce whether answers are written with checkpoints; else at once
 * @param duration of the load, from the first answer on
 * @param sampleInterval between samples
 */
public record SoakSettings(
    List<LoadScene> scenes,
    int framesPerClip,
    ReferenceModelSpec model,
    ReferenceServiceSettings service,
    int cameras,
    double framesPerSecond,
    int slots,
    Duration checkpointInterval,
    boolean exactlyOnce,
    Duration duration,
    Duration sampleInterval) {
  public static final int USUAL_CAMERAS = 16;

  public SoakSettings {
    scenes = List.copyOf(scenes);
    if (cameras < 1) {
      throw new IllegalArgumentException("a soak needs at least 1 camera: " + cameras);
    }
    if (sampleInterval.isNegative() || sampleInterval.isZero()) {
      throw new IllegalArgumentException("the sample interval must be positive: " + sampleInterval);
    }
    if (duration.compareTo(sampleInterval) < 0) {
      throw new IllegalArgumentException(
          "a soak of %s is shorter than the sample interval %s"
              .formatted(duration, sampleInterval));
    }
  }

  /** The usual cameras and job, exactly once, a sample every 10 seconds. */
  public static SoakSettings usual(Duration duration) {
    return new SoakSettings(
        SimulatedScenes.usual(),
        SimulatedScenes.USUAL_FRAMES,
        ReferenceModelSpec.of("builtin:simulated"),
        ReferenceServiceSettings.standard(),
        USUAL_CAMERAS,
        10,
        Runtime.getRuntime().availableProcessors(),
        Duration.ofSeconds(10),
        true,
        duration,
        Duration.ofSeconds(10));
  }
}
