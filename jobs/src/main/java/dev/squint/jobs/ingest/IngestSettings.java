package dev.squint.jobs.ingest;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.jobs.options.SendingRate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is sent, and how fast.
 *
 * @param camera whose frames these are
 * @param location a video file, a folder of images or an {@code rtsp://} address
 * @param rate how fast the frames of a recording are sent; a live camera sends as it comes
 * @param loop whether a recording starts again at its end
 * @param startTime capture time of a recording's first frame; empty for the moment it is opened
 * @param previewReduction 1, 2, 4 or 8; 0 to choose by the frame's size
 */
public record IngestSettings(
    CameraId camera,
    String location,
    SendingRate rate,
    boolean loop,
    Optional<Instant> startTime,
    int previewReduction) {
  public static final int AUTOMATIC_REDUCTION = 0;

  public IngestSettings {
    if (previewReduction != AUTOMATIC_REDUCTION) {
      PreviewGeometry.requireReduction(previewReduction);
    }
  }

  /** A recording or camera at its own pace, once, from now on. */
  public static IngestSettings of(CameraId camera, String location) {
    return new IngestSettings(
        camera, location, SendingRate.OWN_PACE, false, Optional.empty(), AUTOMATIC_REDUCTION);
  }

  /** Whether the location is a camera rather than a recording. */
  public boolean isLive() {
    String scheme = location.toLowerCase(Locale.ROOT);
    return scheme.startsWith("rtsp://") || scheme.startsWith("rtsps://");
  }
}
