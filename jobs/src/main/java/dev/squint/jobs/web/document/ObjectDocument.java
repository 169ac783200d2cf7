package dev.squint.jobs.web.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.model.DetectedObject;
import dev.squint.jobs.web.site.FrameSize;
import java.util.List;
import java.util.Optional;

/**
 * One object that the reference model found.
 *
 * @param box in unit coordinates of the frame
 */
public record ObjectDocument(@JsonProperty("class") String objectClass, float score, Box box) {
  /** A box; {@code (0, 0)} is the frame's top left corner, {@code (1, 1)} its bottom right. */
  public record Box(float x, float y, float width, float height) {}

  /** The objects in a frame of this size; none when it is not known. */
  public static List<ObjectDocument> of(List<DetectedObject> objects, Optional<FrameSize> size) {
    return size.map(known -> objects.stream().map(object -> of(object, known)).toList())
        .orElse(List.of());
  }

  private static ObjectDocument of(DetectedObject object, FrameSize size) {
    return new ObjectDocument(
        object.objectClass(),
        object.score(),
        new Box(
            object.box().x() / size.width(),
            object.box().y() / size.height(),
            object.box().width() / size.width(),
            object.box().height() / size.height()));
  }
}
