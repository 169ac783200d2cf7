package dev.squint.jobs.bench.cameras;

import java.util.List;

/**
 * How many cameras a cluster serves.
 *
 * @param cameras the levels, on one task manager, then on more; a series ends with the first level
 *     that was not kept up with
 * @param framesPerSecond of a camera
 * @param meanFrameBytes of a frame, without its preview
 * @param complete whether all was measured; else a stop came before
 */
public record CamerasReport(
    List<CameraLevel> cameras, double framesPerSecond, double meanFrameBytes, boolean complete) {
  public CamerasReport {
    cameras = List.copyOf(cameras);
  }
}
