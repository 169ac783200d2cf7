package dev.squint.models.detector;

import dev.squint.core.frame.Image;
import java.util.List;

/**
 * An image and everything in it that a detector is to know.
 *
 * @param image {@link Image#COLOUR} pixels
 * @param boxes in no order
 */
public record LabelledImage(Image image, List<LabelledBox> boxes) {
  public LabelledImage {
    boxes = List.copyOf(boxes);
  }
}
