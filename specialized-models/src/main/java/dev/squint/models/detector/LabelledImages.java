package dev.squint.models.detector;

import java.util.List;

/** An endless supply of labelled images in blocks, each of which depends on its number alone. */
public interface LabelledImages {
  /** Images of each block. */
  int blockSize();

  /**
   * Makes one block. Called on one thread at a time, in order when a training is not resumed.
   *
   * @param number from 0
   * @return {@link #blockSize} images in an order in which neighbours differ
   */
  List<LabelledImage> block(long number);
}
