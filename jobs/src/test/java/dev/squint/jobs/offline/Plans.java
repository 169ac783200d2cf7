package dev.squint.jobs.offline;

import dev.squint.core.frame.CameraId;
import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plans and requests for the fake recording. */
final class Plans {
  static final double FRAMES_PER_SECOND = 10;

  private static final byte[] WEIGHTS = {1, 2, 3};
  private static final List<Query> QUERIES = List.of(Query.parse("person", List.of()));

  private Plans() {}

  static PlanBundle untuned() {
    return PlanBundle.of(Plan.untuned("fake", FRAMES_PER_SECOND, QUERIES));
  }

  static PlanBundle referenceOnly() {
    return PlanBundle.of(Plan.referenceOnly("fake", FRAMES_PER_SECOND, QUERIES));
  }

  /** A specialized model on every frame, in doubt between the given scores. */
  static PlanBundle specialized(double absentBelow, double presentAbove) {
    Plan base = Plan.referenceOnly("fake", FRAMES_PER_SECOND, QUERIES);
    SpecializedModelSpec model =
        new SpecializedModelSpec(
            "weights.bin",
            Sha256.of(WEIGHTS),
            32,
            32,
            1,
            Crop.WHOLE,
            List.of(new Convolution(4, 3, 2)),
            8,
            List.of(0.5),
            List.of(0.5),
            List.of(Calibration.IDENTITY));
    Plan plan =
        new Plan(
            base.schema(),
            base.camera(),
            base.framesPerSecond(),
            base.queries(),
            base.processEvery(),
            base.previewReduction(),
            Optional.empty(),
            Optional.of(
                new SpecializedStage(
                    model, List.of(new ScoreThresholds(absentBelow, presentAbove)))),
            base.smoothingFrames(),
            base.reference(),
            Optional.empty());
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("weights.bin", WEIGHTS);
    return new PlanBundle(plan, files);
  }

  static RunRequest request(PlanBundle bundle) {
    return new RunRequest(
        bundle,
        new CameraId("fake"),
        new RecordingRequest(Path.of("fake.mp4"), FRAMES_PER_SECOND, FrameRange.ALL),
        ReferenceConfig.of("fake.onnx"),
        Instant.EPOCH);
  }
}
