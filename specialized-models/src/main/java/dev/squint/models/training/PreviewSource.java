package dev.squint.models.training;

import dev.squint.core.frame.Image;

/** The previews of one recording. Called by one thread, mostly in ascending order. */
public interface PreviewSource {
  /**
   * One preview.
   *
   * @param frame its place in the recording
   * @return {@link Image#COLOUR} pixels; every preview has the same size
   */
  Image preview(int frame);
}
