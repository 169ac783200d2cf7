package dev.squint.optimizer.difference;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceDetector;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import dev.squint.optimizer.difference.SceneFitting.Scene;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries difference detectors on sampled footage: each baseline with plain and with fitted block
 * weights, over thresholds and recheck bounds.
 */
final class DetectorTrials {
  private static final int LAST_LET_THROUGH_THRESHOLDS = 7; // each costs a run over the sample

  private final SampledFootage footage;
  private final BlockGrid grid;
  private final int[] recheckFrames;

  DetectorTrials(SampledFootage footage, BlockGrid grid, int[] recheckFrames) {
    this.footage = footage;
    this.grid = grid;
    this.recheckFrames = recheckFrames;
  }

  /** Detectors against the frame {@code lagFrames} back. */
  List<Trial> earlierFrame(int lagFrames) {
    BlockTrace trace = earlierTrace(lagFrames);
    boolean[] changed = changedSince(lagFrames);
    List<Trial> trials = new ArrayList<>();
    for (BlockWeights weights : weights(trace, changed)) {
      Family family =
          new Family(Baseline.EARLIER_FRAME, lagFrames, grid, weights, Optional.empty());
      double[] differences = trace.differences(weights);
      for (DifferenceSpec spec : specs(family, Thresholds.atQuantiles(differences, changed))) {
        int[] sources = CopySources.earlierFrame(footage.runs, differences, spec);
        trials.add(new Trial(family, spec, footage.labels.copy(sources)));
      }
    }
    return trials;
  }

  /**
   * Detectors against the last frame let through. What such a one is compared with depends on its
   * threshold, so weights and range of thresholds come from a fixed lag.
   */
  List<Trial> lastLetThrough(int lagFrames) {
    BlockTrace trace = earlierTrace(lagFrames);
    List<Trial> trials = new ArrayList<>();
    for (BlockWeights weights : weights(trace, changedSince(lagFrames))) {
      Family family = new Family(Baseline.LAST_LET_THROUGH, 1, grid, weights, Optional.empty());
      double[] differences = trace.differences(weights);
      double[] thresholds = Thresholds.spread(differences, LAST_LET_THROUGH_THRESHOLDS);
      for (DifferenceSpec spec : specs(family, thresholds)) {
        int[] sources = CopySources.run(footage, spec, Optional.empty());
        trials.add(new Trial(family, spec, footage.labels.copy(sources)));
      }
    }
    return trials;
  }

  /** Detectors against an image of the scene. */
  List<Trial> referenceImage(Scene scene) {
    BlockTrace trace =
        trace(Baseline.REFERENCE_IMAGE, 1, Optional.of(scene.spec()), Optional.of(scene.image()));
    int typical = footage.labels.commonest(scene.isSource());
    boolean[] changed = new boolean[footage.frames()];
    for (int frame = 0; frame < changed.length; frame++) {
      changed[frame] = footage.labels.differ(frame, typical);
    }
    List<Trial> trials = new ArrayList<>();
    for (BlockWeights weights : weights(trace, changed)) {
      Family family =
          new Family(Baseline.REFERENCE_IMAGE, 1, grid, weights, Optional.of(scene.spec()));
      double[] differences = trace.differences(weights);
      for (DifferenceSpec spec : specs(family, Thresholds.atQuantiles(differences, changed))) {
        int[] sources = CopySources.referenceImage(footage.runs, differences, spec);
        trials.add(new Trial(family, spec, footage.labels.copy(sources)));
      }
    }
    return trials;
  }

  private BlockTrace earlierTrace(int lagFrames) {
    return trace(Baseline.EARLIER_FRAME, lagFrames, Optional.empty(), Optional.empty());
  }

  private BlockTrace trace(
      Baseline baseline, int lagFrames, Optional<SceneSpec> scene, Optional<Image> sceneImage) {
    Family plain = new Family(baseline, lagFrames, grid, BlockWeights.plain(grid), scene);
    DifferenceSpec spec = plain.spec(0, 1);
    return BlockTrace.record(
        footage, grid.blocks(), () -> DifferenceDetector.create(spec, sceneImage));
  }

  private boolean[] changedSince(int lagFrames) {
    boolean[] changed = new boolean[footage.frames()];
    for (FrameSpan run : footage.runs) {
      for (int frame = run.start() + lagFrames; frame < run.end(); frame++) {
        changed[frame] = footage.labels.differ(frame, frame - lagFrames);
      }
    }
    return changed;
  }

  private List<BlockWeights> weights(BlockTrace trace, boolean[] changed) {
    List<BlockWeights> weights = new ArrayList<>();
    weights.add(BlockWeights.plain(grid));
    weights.addAll(new WeightFitting(trace, changed).fit());
    return weights;
  }

  private List<DifferenceSpec> specs(Family family, double[] thresholds) {
    List<DifferenceSpec> specs = new ArrayList<>();
    for (double threshold : thresholds) {
      for (int recheck : recheckFrames) {
        specs.add(family.spec(threshold, recheck));
      }
    }
    return specs;
  }
}
