package dev.squint.jobs.offline.labels;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.hash.Sha256;
import dev.squint.core.model.DetectedObject;
import java.util.List;
import java.util.Optional;

/**
 * What the reference model found in one frame; a line of a label file.
 *
 * @param frame index in the footage
 * @param objects best first, boxes in pixels of the frame
 * @param content of the frame's bytes, where the footage's own checksum does not cover them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FrameLabels(long frame, List<DetectedObject> objects, Optional<String> content) {
  private static final int CONTENT_DIGITS = 16;

  public FrameLabels {
    objects = List.copyOf(objects);
  }

  /** What tells the bytes of one frame from others. */
  public static String contentOf(byte[] bytes) {
    return Sha256.of(bytes).substring(0, CONTENT_DIGITS);
  }

  /** The objects that a model with a higher minimum score would have reported. */
  public static List<DetectedObject> from(double minimumScore, List<DetectedObject> objects) {
    return objects.stream().filter(object -> object.score() >= minimumScore).toList();
  }
}
