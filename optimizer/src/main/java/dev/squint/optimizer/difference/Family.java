package dev.squint.optimizer.difference;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import java.util.Optional;

/**
 * Difference detectors that differ in threshold and recheck bound alone.
 *
 * @param baseline what they compare with
 * @param lagFrames how far back, for an earlier frame; else 1
 * @param grid the blocks
 * @param weights how block errors become a difference
 * @param scene for the reference image
 */
record Family(
    Baseline baseline,
    int lagFrames,
    BlockGrid grid,
    BlockWeights weights,
    Optional<SceneSpec> scene) {

  DifferenceSpec spec(double threshold, int recheckAfterFrames) {
    return new DifferenceSpec(
        baseline, lagFrames, weights.metric(grid), threshold, recheckAfterFrames, scene);
  }

  /** What kind of detectors these are, in a few words for people. */
  String describe() {
    String compared =
        switch (baseline) {
          case EARLIER_FRAME -> lagFrames == 1 ? "the frame before" : lagFrames + " frames earlier";
          case LAST_LET_THROUGH -> "the last frame let through";
          case REFERENCE_IMAGE -> "the scene";
        };
    String measured =
        switch (weights.aggregation()) {
          case WEIGHTED_BLOCKS -> "fitted sum of blocks";
          case LARGEST_BLOCK ->
              weights.metric(grid).weights().isEmpty() ? "largest block" : "largest fitted block";
          case GLOBAL -> "whole image";
        };
    return measured + " against " + compared;
  }
}
