package dev.squint.jobs.offline;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A cascade to run over a recording.
 *
 * @param bundle the plan
 * @param camera whose frames these are said to be; the plan must be for it
 * @param recording what to read
 * @param reference the reference model
 * @param start capture time of the recording's first frame
 */
public record RunRequest(
    PlanBundle bundle,
    CameraId camera,
    RecordingRequest recording,
    ReferenceConfig reference,
    Instant start) {

  /**
   * A recording and the part of it that is meant.
   *
   * @param location a video file or a folder of images
   * @param folderFramesPerSecond the rate of a folder of images, above 0
   * @param range which frames
   */
  public record RecordingRequest(Path location, double folderFramesPerSecond, FrameRange range) {}
}
