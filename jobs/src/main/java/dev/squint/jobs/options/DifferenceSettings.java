package dev.squint.jobs.options;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A difference detector as people settle it: spans in seconds, which become counts of frames when
 * the frame rate is known.
 *
 * @param baseline what a preview is compared with; empty for no difference detector
 * @param lagFrames for {@link Baseline#EARLIER_FRAME}: how many frames back
 * @param metric how the difference is measured
 * @param threshold from which a frame is let through, {@code [0, 1]}
 * @param recheckAfterSeconds how long a label is copied at most, above 0
 * @param scene for {@link Baseline#REFERENCE_IMAGE}: how the image follows the scene
 */
public record DifferenceSettings(
    Optional<Baseline> baseline,
    int lagFrames,
    DifferenceMetric metric,
    double threshold,
    double recheckAfterSeconds,
    SceneSettings scene) {
  public DifferenceSettings {
    if (!(recheckAfterSeconds > 0)) {
      throw new IllegalArgumentException(
          "recheckAfterSeconds must be above 0: " + recheckAfterSeconds);
    }
  }

  /**
   * How a reference image follows the scene.
   *
   * @param changedBlockDifference from which a block counts as changed, {@code (0, 1]}
   * @param absorbAfterSeconds how long changed content stands still before it is part of the scene
   */
  public record SceneSettings(double changedBlockDifference, double absorbAfterSeconds) {
    public static final double DEFAULT_CHANGED_BLOCK_DIFFERENCE = Plan.DEFAULT_DIFFERENCE_THRESHOLD;

    // Long enough that somebody who waits is not taken for furniture.
    public static final double DEFAULT_ABSORB_AFTER_SECONDS = 120;

    public SceneSettings {
      if (!(absorbAfterSeconds > 0)) {
        throw new IllegalArgumentException(
            "absorbAfterSeconds must be above 0: " + absorbAfterSeconds);
      }
    }
  }

  /** The cautious detector of a camera that nothing was tuned for. */
  public static DifferenceSettings standard() {
    return new DifferenceSettings(
        Optional.of(Baseline.LAST_LET_THROUGH),
        1,
        DifferenceMetric.standard(),
        Plan.DEFAULT_DIFFERENCE_THRESHOLD,
        Plan.DEFAULT_RECHECK_SECONDS,
        new SceneSettings(
            SceneSettings.DEFAULT_CHANGED_BLOCK_DIFFERENCE,
            SceneSettings.DEFAULT_ABSORB_AFTER_SECONDS));
  }

  /** A metric of equally weighted blocks. */
  public static DifferenceMetric metric(
      Aggregation aggregation, BlockGrid grid, boolean lightRobust) {
    return new DifferenceMetric(aggregation, grid, List.of(), lightRobust);
  }

  /**
   * The detector's settings in frames.
   *
   * @param framesPerSecond the rate of the frames that the detector will see
   */
  public Optional<DifferenceSpec> spec(double framesPerSecond) {
    return baseline.map(
        chosen ->
            new DifferenceSpec(
                chosen,
                lagFrames,
                metric,
                threshold,
                Plan.frames(recheckAfterSeconds, framesPerSecond),
                chosen == Baseline.REFERENCE_IMAGE
                    ? Optional.of(
                        new SceneSpec(
                            scene.changedBlockDifference(),
                            Plan.frames(scene.absorbAfterSeconds(), framesPerSecond),
                            Optional.empty()))
                    : Optional.empty()));
  }
}
