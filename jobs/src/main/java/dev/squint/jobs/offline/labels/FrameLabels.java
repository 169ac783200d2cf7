package dev.squint.jobs.offline.labels;

import dev.squint.core.model.DetectedObject;
import java.util.List;

/**
 * What the reference model found in one frame; a line of a label file.
 *
 * @param frame index in the recording
 * @param objects best first, boxes in pixels of the frame
 */
public record FrameLabels(long frame, List<DetectedObject> objects) {
  public FrameLabels {
    objects = List.copyOf(objects);
  }

  /** The objects that a model with a higher minimum score would have reported. */
  public List<DetectedObject> objectsFrom(double minimumScore) {
    return objects.stream().filter(object -> object.score() >= minimumScore).toList();
  }
}
