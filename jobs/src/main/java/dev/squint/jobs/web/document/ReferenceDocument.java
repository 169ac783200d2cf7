package dev.squint.jobs.web.document;

import dev.squint.jobs.web.site.CameraState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the reference model found in the newest frame that it looked at.
 *
 * @param framesAgo how far the camera's newest answer is ahead
 */
public record ReferenceDocument(
    long frame, Instant capturedAt, long framesAgo, List<ObjectDocument> objects) {
  /** The newest reference answer of a camera as seen from {@code frame}. */
  public static Optional<ReferenceDocument> of(CameraState camera, long frame) {
    return camera
        .referenceAnswer()
        .map(
            answer ->
                new ReferenceDocument(
                    answer.frame(),
                    Instant.ofEpochMilli(answer.capturedAtMillis()),
                    Math.max(0, frame - answer.frame()),
                    ObjectDocument.of(answer.objects(), camera.size())));
  }
}
