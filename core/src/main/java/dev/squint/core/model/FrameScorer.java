package dev.squint.core.model;

import dev.squint.core.frame.Image;
import java.util.List;

/**
 * A loaded specialized model: one calibrated score a query for a preview. Not thread-safe; whoever
 * opened it closes it.
 */
public interface FrameScorer extends AutoCloseable {
  /** How many previews one call should hold for the least cost a frame. */
  int preferredBatchSize();

  /**
   * Scores a batch of previews.
   *
   * @param previews {@link Image#COLOUR} previews of any sizes, at least one; resized to the
   *     network's input inside
   * @return {@code (previews, queries)} scores in {@code [0, 1]}, queries in the plan's order
   */
  float[][] score(List<Image> previews);

  @Override
  void close();
}
