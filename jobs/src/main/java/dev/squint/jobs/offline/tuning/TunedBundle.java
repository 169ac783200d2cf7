package dev.squint.jobs.offline.tuning;

import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PortableGreyMap;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.plan.Tuning;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.Truth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes plan bundles of what was fitted and trained. */
final class TunedBundle {
  private TunedBundle() {}

  /** The reference model on every frame: what tuned plans are made from. */
  static Plan base(String camera, Truth truth, String referenceSha256) {
    return new Plan(
        Plan.SCHEMA,
        camera,
        truth.framesPerSecond(),
        truth.queries(),
        1,
        Plan.AUTOMATIC_REDUCTION,
        Optional.empty(),
        Optional.empty(),
        truth.smoothingFrames(),
        Optional.of(referenceSha256),
        Optional.empty());
  }

  /** A bundle of {@code base} with a difference detector. */
  static PlanBundle withDetector(Plan base, FittedDetector detector) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    addScene(Optional.of(detector), files);
    return new PlanBundle(base.withDifference(detector.spec()), files);
  }

  /** The bundle of a tuned plan. */
  static PlanBundle of(
      Plan base, Combination stages, List<ScoreThresholds> thresholds, Optional<Tuning> tuning) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    addScene(stages.detector(), files);
    stages.model().ifPresent(model -> files.put(model.spec().parameters(), model.parameters()));
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            base.camera(),
            base.framesPerSecond(),
            base.queries(),
            stages.candidate().filter().processEvery(),
            stages.reduction(),
            stages.detector().map(FittedDetector::spec),
            stages.model().map(model -> new SpecializedStage(model.spec(), thresholds)),
            base.smoothingFrames(),
            base.reference(),
            tuning);
    return new PlanBundle(plan, files);
  }

  private static void addScene(Optional<FittedDetector> detector, SortedMap<String, byte[]> files) {
    detector
        .flatMap(FittedDetector::sceneImage)
        .ifPresent(image -> files.put(FittedDetector.SCENE_IMAGE, PortableGreyMap.write(image)));
  }
}
