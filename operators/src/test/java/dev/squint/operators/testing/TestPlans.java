package dev.squint.operators.testing;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.query.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans that ask for the box of {@link TestCamera}. */
public final class TestPlans {
  public static final Query QUERY = new Query(BrightBoxes.OBJECT_CLASS, 0.5, Optional.empty());

  private static final double FRAMES_PER_SECOND = 5;
  private static final double THRESHOLD = 0.002;
  private static final int RECHECK_FRAMES = 50;
  private static final String WEIGHTS = "weights";

  private TestPlans() {}

  /** The reference model on every frame. */
  public static PlanBundle referenceOnly(String camera) {
    return PlanBundle.of(Plan.referenceOnly(camera, FRAMES_PER_SECOND, List.of(QUERY)));
  }

  /** A difference detector, then the reference model. */
  public static PlanBundle difference(String camera) {
    return difference(camera, Baseline.LAST_LET_THROUGH, 1);
  }

  /** A difference detector of any kind, then the reference model. */
  public static PlanBundle difference(String camera, Baseline baseline, int lagFrames) {
    Optional<SceneSpec> scene =
        baseline == Baseline.REFERENCE_IMAGE
            ? Optional.of(new SceneSpec(0.01, 1000, Optional.empty()))
            : Optional.empty();
    return PlanBundle.of(
        referenceOnly(camera)
            .plan()
            .withDifference(
                new DifferenceSpec(
                    baseline,
                    lagFrames,
                    DifferenceMetric.standard(),
                    THRESHOLD,
                    RECHECK_FRAMES,
                    scene)));
  }

  /** Looks at every third frame only. */
  public static PlanBundle everyThird(String camera) {
    return PlanBundle.of(difference(camera).plan().withProcessEvery(3));
  }

  /** A difference detector, a specialized model in doubt about small boxes, then the reference. */
  public static PlanBundle specialized(String camera) {
    byte[] weights = camera.getBytes(StandardCharsets.UTF_8);
    SpecializedModelSpec model =
        new SpecializedModelSpec(
            WEIGHTS,
            Sha256.of(weights),
            32,
            32,
            Image.COLOUR,
            Crop.WHOLE,
            List.of(new Convolution(8, 3, 2)),
            8,
            List.of(0.5, 0.5, 0.5),
            List.of(0.2, 0.2, 0.2),
            List.of(Calibration.IDENTITY));
    SpecializedStage stage = new SpecializedStage(model, List.of(new ScoreThresholds(0.1, 0.8)));
    Plan base = difference(camera).plan();
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            camera,
            base.framesPerSecond(),
            base.queries(),
            1,
            base.previewReduction(),
            base.difference(),
            Optional.of(stage),
            base.smoothingFrames(),
            Optional.empty(),
            Optional.empty());
    return new PlanBundle(plan, new TreeMap<>(Map.of(WEIGHTS, weights)));
  }

  /** The same cascade for two queries: what it asks, and whether there is a bus. */
  public static PlanBundle withSecondQuery(PlanBundle bundle) {
    Plan plan = bundle.plan();
    SpecializedStage one = plan.specializedModel().orElseThrow();
    SpecializedModelSpec model = one.model();
    SpecializedStage two =
        new SpecializedStage(
            new SpecializedModelSpec(
                model.parameters(),
                model.sha256(),
                model.inputWidth(),
                model.inputHeight(),
                model.channels(),
                model.crop(),
                model.convolutions(),
                model.denseUnits(),
                model.mean(),
                model.standardDeviation(),
                List.of(Calibration.IDENTITY, Calibration.IDENTITY)),
            List.of(one.thresholds().get(0), one.thresholds().get(0)));
    return new PlanBundle(
        new Plan(
            Plan.SCHEMA,
            plan.camera(),
            plan.framesPerSecond(),
            List.of(plan.queries().get(0), Query.parse("bus", List.of())),
            plan.processEvery(),
            plan.previewReduction(),
            plan.difference(),
            Optional.of(two),
            plan.smoothingFrames(),
            Optional.empty(),
            Optional.empty()),
        bundle.files());
  }

  public static PlanSet setOf(PlanBundle... bundles) {
    return PlanSet.of(List.of(bundles));
  }
}
