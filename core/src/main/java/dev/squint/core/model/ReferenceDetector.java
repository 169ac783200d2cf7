package dev.squint.core.model;

import dev.squint.core.frame.Image;
import java.util.List;

/**
 * A loaded full object detector. Not thread-safe: one thread at a time; whoever opened it closes
 * it.
 */
public interface ReferenceDetector extends AutoCloseable {
  /** What is loaded and where it runs. */
  ReferenceModelDescription description();

  /**
   * Finds objects in a batch of frames.
   *
   * @param images {@link Image#COLOUR} frames of any sizes, at least one
   * @return one list an image, in the same order: objects above the configured score after
   *     non-maximum suppression, best first, boxes in pixels of that image and clipped to it
   */
  List<List<DetectedObject>> detect(List<Image> images);

  @Override
  void close();
}
