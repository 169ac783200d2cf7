package dev.squint.bench;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.models.engine.ShallowTrainer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** The plans and models that benchmarks measure: of real shapes, with weights of chance. */
final class BenchPlans {
  static final String CAMERA = "lobby";
  static final double FRAMES_PER_SECOND = 10;

  private static final double WEIGHT_DEVIATION = 0.1;
  private static final int ABSORB_AFTER_FRAMES = 1800;

  private BenchPlans() {}

  /** A plan with a difference detector under which equal scenes are equal. */
  static Plan difference(Baseline baseline, int lagFrames, DifferenceMetric metric, int queries) {
    DifferenceSpec spec =
        new DifferenceSpec(
            baseline,
            lagFrames,
            metric,
            Plan.DEFAULT_DIFFERENCE_THRESHOLD,
            DifferenceSpec.MAX_RECHECK,
            baseline == Baseline.REFERENCE_IMAGE
                ? Optional.of(
                    new SceneSpec(
                        Plan.DEFAULT_DIFFERENCE_THRESHOLD, ABSORB_AFTER_FRAMES, Optional.empty()))
                : Optional.empty());
    return Plan.referenceOnly(CAMERA, FRAMES_PER_SECOND, queries(queries)).withDifference(spec);
  }

  /** The first of some queries of one camera. */
  static List<Query> queries(int count) {
    return Stream.of("person", "car", "bus", "truck")
        .limit(count)
        .map(name -> Query.parse(name, List.of()))
        .toList();
  }

  /** Parameters of a model, the same each time. */
  static byte[] parameters(SpecializedModelSpec spec) {
    Random random = new Random(1);
    try (ShallowTrainer trainer = new ShallowTrainer(spec, 1)) {
      for (int i = 0; i < trainer.parameters().capacity(); i++) {
        trainer.parameters().put(i, (float) (random.nextGaussian() * WEIGHT_DEVIATION));
      }
      return trainer.encode();
    }
  }

  /** The network that the budget names: 50x50x3, 8 and 16 filters of stride 2, 32 dense units. */
  static SpecializedModelSpec budgetNetwork(int queries) {
    return network(50, 50, 3, queries);
  }

  /** A network as tuning chose it for a crossing: 80x45x3, its first kernel 5x5. */
  static SpecializedModelSpec tunedNetwork(int queries) {
    return network(80, 45, 5, queries);
  }

  /** The description with the checksum of its parameters. */
  static SpecializedModelSpec sealed(SpecializedModelSpec spec, byte[] parameters) {
    return new SpecializedModelSpec(
        spec.parameters(),
        Sha256.of(parameters),
        spec.inputWidth(),
        spec.inputHeight(),
        spec.channels(),
        spec.crop(),
        spec.convolutions(),
        spec.denseUnits(),
        spec.mean(),
        spec.standardDeviation(),
        spec.calibrations());
  }

  private static SpecializedModelSpec network(int width, int height, int kernel, int queries) {
    return new SpecializedModelSpec(
        "specialized-model.params",
        "",
        width,
        height,
        3,
        Crop.WHOLE,
        List.of(new Convolution(8, kernel, 2), new Convolution(16, 3, 2)),
        32,
        List.of(0.4, 0.42, 0.43),
        List.of(0.15, 0.16, 0.17),
        Collections.nCopies(queries, Calibration.IDENTITY));
  }
}
