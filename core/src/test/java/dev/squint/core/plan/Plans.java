package dev.squint.core.plan;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import dev.squint.core.testing.Scenes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans to test with. */
public final class Plans {
  static final byte[] WEIGHTS = {1, 2, 3, 4};

  private Plans() {}

  /** A query for people at the default score. */
  public static List<Query> person() {
    return List.of(Query.parse("person", List.of()));
  }

  /** A bundle in which every stage and every optional setting is there. */
  public static PlanBundle everything() {
    Zone gate =
        new Zone("gate", List.of(new Corner(0.1, 0.2), new Corner(0.6, 0.2), new Corner(0.3, 1)));
    DifferenceSpec difference =
        new DifferenceSpec(
            Baseline.REFERENCE_IMAGE,
            1,
            new DifferenceMetric(
                Aggregation.WEIGHTED_BLOCKS, new BlockGrid(2, 1), List.of(0.25, 0.75), true),
            0.01,
            300,
            Optional.of(new SceneSpec(0.004, 1800, Optional.of("scene.pgm"))));
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            "lobby",
            12.5,
            List.of(Query.parse("person:0.5@gate", List.of(gate)), Query.parse("car", List.of())),
            2,
            8,
            Optional.of(difference),
            Optional.of(specialized(2, 0.1, 0.9)),
            13,
            Optional.of(Sha256.of(new byte[0])),
            Optional.empty());
    return new PlanBundle(
        plan,
        new TreeMap<>(
            Map.of(
                "model.params",
                WEIGHTS,
                "scene.pgm",
                PortableGreyMap.write(Scenes.textured(12, 7, 1)))));
  }

  /** {@link #everything()} with the account of how it was found. */
  public static Plan tuned() {
    Plan plan = everything().plan();
    List<QueryCertificate> certificates =
        List.of(
            new QueryCertificate(
                "person@gate",
                new CertifiedRate(412, 0, 0.001, 0.0096, 371),
                new CertifiedRate(380, 150, 0, 0.0079, 299)),
            new QueryCertificate(
                "car",
                new CertifiedRate(12, 0, 0.02, 0.31, CertifiedRate.NEVER),
                new CertifiedRate(0, 130, 0, 1, 299)));
    Tuning tuning =
        new Tuning(
            Sha256.of(WEIGHTS),
            "yolox-s",
            1000,
            37000,
            1,
            7,
            new PlanCost(
                new StageUse(0.5, 0.5, 0.25, 0.0078125), new StageCosts(31, 270, 6, 52, 31000)),
            new Certificate(false, 0.01, 0.01, 0.95, 29000, 37000, 3, certificates));
    return new Plan(
        plan.schema(),
        plan.camera(),
        plan.framesPerSecond(),
        plan.queries(),
        plan.processEvery(),
        plan.previewReduction(),
        plan.difference(),
        plan.specializedModel(),
        plan.smoothingFrames(),
        plan.reference(),
        Optional.of(tuning));
  }

  /** A specialized stage for {@code queries} queries with the same thresholds each. */
  public static SpecializedStage specialized(int queries, double low, double high) {
    return new SpecializedStage(
        new SpecializedModelSpec(
            "model.params",
            Sha256.of(WEIGHTS),
            50,
            50,
            3,
            Crop.WHOLE,
            List.of(new Convolution(8, 3, 2), new Convolution(16, 3, 2)),
            32,
            List.of(0.4, 0.4, 0.4),
            List.of(0.2, 0.2, 0.2),
            Collections.nCopies(queries, Calibration.IDENTITY)),
        Collections.nCopies(queries, new ScoreThresholds(low, high)));
  }

  /** A bundle with a specialized model alone in front of the reference model. */
  public static PlanBundle specializedOnly(double low, double high) {
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            Plan.ANY_CAMERA,
            10,
            person(),
            1,
            Plan.AUTOMATIC_REDUCTION,
            Optional.empty(),
            Optional.of(specialized(1, low, high)),
            11,
            Optional.empty(),
            Optional.empty());
    return new PlanBundle(plan, new TreeMap<>(Map.of("model.params", WEIGHTS)));
  }
}
