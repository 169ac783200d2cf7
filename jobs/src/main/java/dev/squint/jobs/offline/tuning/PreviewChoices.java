package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.PreviewGeometry;
import java.util.List;

/** Which reductions of a frame are worth trying. */
final class PreviewChoices {
  /** Rows or columns from which a preview is fine enough to see what is small. */
  private static final int FINE_SHORTER_SIDE = 80;

  private PreviewChoices() {}

  /**
   * The automatic reduction; and the next finer one where that leaves small objects few pixels.
   *
   * @param width columns of a frame
   * @param height rows of a frame
   */
  static List<Integer> of(int width, int height) {
    int automatic = PreviewGeometry.automaticReduction(width, height);
    int shorter = PreviewGeometry.reduced(Math.min(width, height), automatic);
    return automatic == 1 || shorter >= FINE_SHORTER_SIDE
        ? List.of(automatic)
        : List.of(automatic, automatic / 2);
  }
}
