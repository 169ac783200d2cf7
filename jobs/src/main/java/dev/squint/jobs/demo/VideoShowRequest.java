package dev.squint.jobs.demo;

import dev.squint.core.frame.CameraId;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SendingRate;
import dev.squint.optimizer.choose.ErrorBounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording of the user's own to show.
 *
 * @param video a video file
 * @param camera what to call the camera
 * @param reference the reference model
 * @param queries what is asked
 * @param tuneFrames how many frames, from the first on, teach the plan; empty for the usual share
 * @param bounds of the plan's error
 * @param work where labels and what was learnt are kept
 * @param rate how fast frames are sent
 * @param loop whether the recording starts again at its end
 */
public record VideoShowRequest(
    Path video,
    CameraId camera,
    ReferenceConfig reference,
    List<Query> queries,
    Optional<Long> tuneFrames,
    ErrorBounds bounds,
    Path work,
    SendingRate rate,
    boolean loop) {
  public VideoShowRequest {
    queries = List.copyOf(queries);
  }
}
