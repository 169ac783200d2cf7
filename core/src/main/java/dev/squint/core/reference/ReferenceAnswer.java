package dev.squint.core.reference;

import dev.squint.core.model.DetectedObject;
import java.util.List;

/**
 * What the reference model found in one frame.
 *
 * @param objects best first, boxes in pixels of the frame
 * @param width columns of the frame
 * @param height rows of the frame
 */
public record ReferenceAnswer(List<DetectedObject> objects, int width, int height) {
  public ReferenceAnswer {
    objects = List.copyOf(objects);
  }
}
