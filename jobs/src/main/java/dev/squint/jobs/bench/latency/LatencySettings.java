package dev.squint.jobs.bench.latency;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.bench.load.LoadScene;
import dev.squint.jobs.bench.load.SimulatedScenes;
import java.time.Duration;
import java.util.List;

/**
 * How latency is measured.
 *
 * @param scenes what cameras see, and their plans
 * @param framesPerClip of each scene, at least 1
 * @param model the reference model
 * @param service how it is run
 * @param capacityFramesPerSecond what the job can do at most, positive: what loads are shares of
 * @param loadShares of the capacity, each above 0
 * @param framesPerSecond of a camera, positive
 * @param checkpointInterval with exactly-once; at-least-once runs with the same
 * @param warmUp of each mode's job, at the first load
 * @param settle at each load before its measurement
 * @param measure at each load
 * @param loadBeside whether cameras send from a process of their own
 */
public record LatencySettings(
    List<LoadScene> scenes,
    int framesPerClip,
    ReferenceModelSpec model,
    ReferenceServiceSettings service,
    double capacityFramesPerSecond,
    List<Double> loadShares,
    double framesPerSecond,
    Duration checkpointInterval,
    Duration warmUp,
    Duration settle,
    Duration measure,
    boolean loadBeside) {
  public LatencySettings {
    scenes = List.copyOf(scenes);
    loadShares = List.copyOf(loadShares);
    if (!(capacityFramesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a capacity is more than 0 frames a second: " + capacityFramesPerSecond);
    }
    if (loadShares.isEmpty() || loadShares.stream().anyMatch(share -> !(share > 0))) {
      throw new IllegalArgumentException("loads are shares above 0: " + loadShares);
    }
    if (!(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "cameras must send more than 0 frames a second: " + framesPerSecond);
    }
  }

  /** The usual scenes and model at a quarter, half and three quarters; about 70 seconds. */
  public static LatencySettings usual(double capacityFramesPerSecond) {
    return new LatencySettings(
        SimulatedScenes.usual(),
        SimulatedScenes.USUAL_FRAMES,
        ReferenceModelSpec.of("builtin:simulated"),
        ReferenceServiceSettings.standard(),
        capacityFramesPerSecond,
        List.of(0.25, 0.5, 0.75),
        10,
        Duration.ofSeconds(1),
        Duration.ofSeconds(6),
        Duration.ofSeconds(2),
        Duration.ofSeconds(6),
        true);
  }

  /** Cameras that make up a load. */
  int cameras(double share) {
    return Math.max(1, (int) Math.round(share * capacityFramesPerSecond / framesPerSecond));
  }

  /** What each of them sends, so that together they are the load exactly. */
  double framesPerSecond(double share) {
    return share * capacityFramesPerSecond / cameras(share);
  }
}
