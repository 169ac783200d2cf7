package dev.squint.optimizer.difference;

import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.optimizer.difference.SceneFitting.Scene;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposes difference detectors for a camera, fitted to footage of it and the reference model's
 * answers.
 *
 * <p>A plan without fitted detectors hears every block alike. Fitting learns where objects pass and
 * where trees sway (the block weights), what the empty scene looks like, and which thresholds keep
 * which error; what comes out is the small set that is worth replaying over all footage.
 */
public final class DifferenceFitting {
  private static final double LAST_LET_THROUGH_LAG_SECONDS = 1; // where its weights come from

  private final FittingSettings settings;

  public DifferenceFitting(FittingSettings settings) {
    this.settings = settings;
  }

  /**
   * Detectors for footage like {@code part}, the most promising first; the last is that of an
   * untuned plan, which owes nothing to the footage.
   *
   * @param previews of the frames of {@code part}
   * @param part frames that no plan is chosen or certified on
   * @param framesPerSecond of the frames that a detector will see
   */
  public List<FittedDetector> fit(
      LumaSource previews, Truth truth, FrameSpan part, double framesPerSecond) {
    List<FittedDetector> detectors = new ArrayList<>();
    if (part.length() > 0) {
      SampledFootage footage = SampledFootage.read(previews, truth, part, settings.maxFrames());
      Image first = footage.previews.get(0);
      BlockGrid standard = DifferenceMetric.standard().grid();
      BlockGrid grid =
          new BlockGrid(
              Math.min(standard.columns(), first.width()),
              Math.min(standard.rows(), first.height()));
      Scene scene = new SceneFitting(footage).fit(grid);
      List<Trial> trials = trials(footage, grid, scene, framesPerSecond);
      for (Trial trial : TrialSelection.select(trials, settings.maxDetectors())) {
        detectors.add(detector(trial, scene));
      }
    }
    DifferenceSpec untuned =
        Plan.untuned(Plan.ANY_CAMERA, framesPerSecond, truth.queries()).difference().orElseThrow();
    detectors.add(new FittedDetector(untuned, Optional.empty(), "as without tuning"));
    return detectors;
  }

  /** Every detector that was tried, with what it did on the sample. */
  private List<Trial> trials(
      SampledFootage footage, BlockGrid grid, Scene scene, double framesPerSecond) {
    int[] rechecks =
        settings.recheckSeconds().stream()
            .mapToInt(seconds -> recheckFrames(seconds, framesPerSecond))
            .distinct()
            .toArray();
    int maxLag =
        Math.min(
            DifferenceSpec.MAX_LAG,
            Math.max(1, DifferenceSpec.MAX_STATE_BYTES / scene.image().pixels().length));
    int[] lags =
        settings.lagSeconds().stream()
            .mapToInt(seconds -> Math.min(maxLag, Plan.frames(seconds, framesPerSecond)))
            .distinct()
            .toArray();
    DetectorTrials detectors = new DetectorTrials(footage, grid, rechecks);
    List<Trial> trials = new ArrayList<>();
    for (int lag : lags) {
      trials.addAll(detectors.earlierFrame(lag));
    }
    trials.addAll(
        detectors.lastLetThrough(Plan.frames(LAST_LET_THROUGH_LAG_SECONDS, framesPerSecond)));
    trials.addAll(detectors.referenceImage(scene));
    return trials;
  }

  private static int recheckFrames(double seconds, double framesPerSecond) {
    return Math.min(DifferenceSpec.MAX_RECHECK, Plan.frames(seconds, framesPerSecond));
  }

  private static FittedDetector detector(Trial trial, Scene scene) {
    Optional<Image> image = trial.spec().scene().map(spec -> scene.image());
    String why =
        "%s; lets %.1f%% through at %.2f%% error in training"
            .formatted(
                trial.family().describe(),
                100 * trial.error().letThrough(),
                100 * trial.error().worst());
    return new FittedDetector(trial.spec(), image, why);
  }
}
