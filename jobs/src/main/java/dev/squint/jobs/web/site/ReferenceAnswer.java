package dev.squint.jobs.web.site;

import dev.squint.core.model.DetectedObject;
import java.util.List;

/**
 * What the reference model found in the newest frame that it looked at.
 *
 * @param objects boxes in pixels of the full frame
 */
public record ReferenceAnswer(long frame, long capturedAtMillis, List<DetectedObject> objects) {
  public ReferenceAnswer {
    objects = List.copyOf(objects);
  }
}
