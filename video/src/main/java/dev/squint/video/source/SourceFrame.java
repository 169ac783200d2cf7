package dev.squint.video.source;

import dev.squint.core.frame.Image;
import java.util.Optional;

/**
 * One frame as it comes from a source.
 *
 * @param picture its pixels, made when they are asked for
 * @param index the frame's number in this source, counted from 0 without holes; of a frame out of a
 *     topic its offset
 * @param presentationMicros microseconds since the source's first frame, strictly increasing; of a
 *     frame out of a topic its capture time since the epoch, as the producer says
 * @param sent the frame as it was encoded; empty when a recording's own coding holds it
 */
public record SourceFrame(
    FramePicture picture, long index, long presentationMicros, Optional<SentFrame> sent) {
  /** A frame of a recording. */
  public SourceFrame(Image image, long index, long presentationMicros) {
    this(FramePicture.of(image), index, presentationMicros, Optional.empty());
  }

  /** {@link Image#COLOUR} pixels at full size, as {@link FramePicture#image()} gives them. */
  public Image image() {
    return picture.image();
  }
}
