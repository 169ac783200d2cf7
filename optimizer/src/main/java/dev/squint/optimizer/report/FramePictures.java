package dev.squint.optimizer.report;

import dev.squint.core.model.DetectedObject;
import java.util.List;
import java.util.Optional;

/** Where a report gets the frames that it shows. Frames count from the first that was used. */
@FunctionalInterface
public interface FramePictures {
  /** The frame as JPEG; empty when it cannot be had. */
  Optional<byte[]> jpeg(int frame);

  /** What the reference model found in the frame, boxes in pixels of {@link #jpeg}. */
  default List<DetectedObject> objects(int frame) {
    return List.of();
  }

  /** No pictures at all. */
  static FramePictures none() {
    return frame -> Optional.empty();
  }
}
