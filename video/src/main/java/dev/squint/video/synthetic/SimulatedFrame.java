package dev.squint.video.synthetic;

import dev.squint.core.frame.Image;
import java.util.List;

/**
 * A frame and the truth about it.
 *
 * @param image {@link Image#COLOUR} pixels
 * @param index the frame's number, from 0
 * @param presentationMicros microseconds since frame 0
 * @param objects everything that the frame shows some part of
 */
public record SimulatedFrame(
    Image image, long index, long presentationMicros, List<SimulatedObject> objects) {
  public SimulatedFrame {
    objects = List.copyOf(objects);
  }
}
