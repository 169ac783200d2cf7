package dev.squint.jobs.offline;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
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
   * Footage and the part of it that is meant.
   *
   * @param footage what to read
   * @param range which frames
   */
  public record RecordingRequest(Footage footage, FrameRange range) {
    /**
     * Part of a recording in files.
     *
     * @param path a video file or a folder of images
     * @param folderFramesPerSecond the rate of a folder of images, above 0
     */
    public RecordingRequest(Path path, double folderFramesPerSecond, FrameRange range) {
      this(new Recording(path, folderFramesPerSecond), range);
    }

    /** Where the footage is, for messages. */
    public String location() {
      return footage.location();
    }

    /** Opens the footage; the caller closes the source. */
    FrameSource open(OfflineBackend backend) throws VideoReadException, InterruptedException {
      return footage.open(backend, range.start());
    }
  }
}
