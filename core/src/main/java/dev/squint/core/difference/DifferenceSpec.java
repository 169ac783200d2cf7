package dev.squint.core.difference;

import java.util.Optional;

/**
 * The settings of one difference detector.
 *
 * @param baseline what a preview is compared with
 * @param lagFrames for {@link Baseline#EARLIER_FRAME}: how many processed frames back, 1 to {@value
 *     #MAX_LAG}; 1 otherwise
 * @param metric how the difference is measured
 * @param threshold a frame whose difference is below takes an earlier frame's label; at or above,
 *     it is let through; {@code [0, 1]}
 * @param recheckAfterFrames a label is copied to frames at most this far behind its own; 1 to
 *     {@value #MAX_RECHECK}
 * @param scene for {@link Baseline#REFERENCE_IMAGE}: how the image follows the scene; empty
 *     otherwise
 */
public record DifferenceSpec(
    Baseline baseline,
    int lagFrames,
    DifferenceMetric metric,
    double threshold,
    int recheckAfterFrames,
    Optional<SceneSpec> scene) {
  public static final int MAX_LAG = 30;
  public static final int MAX_RECHECK = 100_000;

  /**
   * What a detector keeps of a camera's pixels, so that the camera's state stays below 64 KiB:
   * where previews are too large for the plan's lag or grid, they are compared smaller.
   */
  public static final int MAX_STATE_BYTES = 60_000;

  public DifferenceSpec {
    if (lagFrames < 1 || lagFrames > MAX_LAG) {
      throw new IllegalArgumentException(
          "lagFrames must be between 1 and %d: %d".formatted(MAX_LAG, lagFrames));
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "the difference threshold must be between 0 and 1: " + threshold);
    }
    if (recheckAfterFrames < 1 || recheckAfterFrames > MAX_RECHECK) {
      throw new IllegalArgumentException(
          "recheckAfterFrames must be between 1 and %d: %d"
              .formatted(MAX_RECHECK, recheckAfterFrames));
    }
    if (scene.isPresent() != (baseline == Baseline.REFERENCE_IMAGE)) {
      throw new IllegalArgumentException(
          "scene settings belong to baseline REFERENCE_IMAGE and to no other: " + baseline);
    }
  }

  /**
   * How the reference image follows the scene, from pixels alone.
   *
   * @param changedBlockDifference mean squared error (unit scale) from which a block counts as
   *     changed and is kept out of the running average; {@code (0, 1]}
   * @param absorbAfterFrames how long changed content must stand still before it becomes part of
   *     the scene; more than a minute of frames, lest someone waiting be absorbed
   * @param image name of the bundle entry with the image to start from; empty to start from the
   *     first frame
   */
  public record SceneSpec(
      double changedBlockDifference, int absorbAfterFrames, Optional<String> image) {
    public SceneSpec {
      if (!(changedBlockDifference > 0 && changedBlockDifference <= 1)) {
        throw new IllegalArgumentException(
            "changedBlockDifference must be above 0 and at most 1: " + changedBlockDifference);
      }
      if (absorbAfterFrames < 1) {
        throw new IllegalArgumentException(
            "absorbAfterFrames must be at least 1: " + absorbAfterFrames);
      }
    }
  }
}
