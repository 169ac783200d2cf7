package dev.squint.optimizer.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.Slice;
import dev.squint.optimizer.report.TuningReport.TrainingCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What the page's script draws. Byte arrays hold one value a bucket; scores and differences are
 * coded by {@link ScoreScale}.
 */
record ChartData(
    double framesPerSecond,
    long firstFrame,
    int frames,
    int framesPerBucket,
    double largestLogit,
    double smallestPower,
    List<Slice> slices,
    List<Stage> stages,
    List<Track> queries,
    Optional<Trace> difference,
    Optional<Double> differenceThreshold,
    double maxFalseNegativeRate,
    double maxFalsePositiveRate,
    List<Point> plans,
    int plansTried,
    List<Cost> cost,
    double referenceMicros,
    List<Curve> training) {
  /** More points cannot be told apart. */
  private static final int MOST_POINTS = 2000;

  /** A stage that a frame's answer may come from. */
  record Stage(String key, String label) {}

  /** The smallest and largest of a trace. */
  record Trace(byte[] smallest, byte[] largest) {}

  /** One query: counts of frames a bucket, and what the model makes of it. */
  record Track(
      String name,
      byte[] truth,
      byte[] answer,
      byte[] missed,
      byte[] invented,
      List<byte[]> stages,
      Optional<Trace> scores,
      Optional<ScoreThresholds> thresholds,
      Optional<ScoreHistogram> histogram,
      Optional<ReliabilityDiagram> reliability) {}

  /** A plan that was tried; rates are -1 where nothing was there to be wrong about. */
  record Point(
      String label,
      double micros,
      double falseNegativeRate,
      double falsePositiveRate,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean front,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean chosen) {}

  /** What a stage adds to the cost of an average frame. */
  record Cost(String stage, double micros) {}

  /** The losses of one specialized model. */
  record Curve(String model, List<Double> training, List<Double> validation, boolean chosen) {}

  static ChartData of(TuningReport report) {
    Buckets buckets = Buckets.of(report.footage().frames(), report.queries().size());
    return new ChartData(
        report.footage().framesPerSecond(),
        report.footage().firstFrame(),
        report.footage().frames(),
        buckets.framesPerBucket(),
        ScoreScale.LARGEST_LOGIT,
        ScoreScale.SMALLEST_POWER,
        report.slices(),
        Arrays.stream(DecidedBy.values())
            .map(stage -> new Stage(stage.name(), Reason.nameOf(stage)))
            .toList(),
        tracks(report, buckets),
        differences(report, buckets),
        report.plan().difference().map(detector -> detector.threshold()),
        report.certificate().maxFalseNegativeRate(),
        report.certificate().maxFalsePositiveRate(),
        points(report),
        report.tried().size(),
        costs(report),
        report.plan().cost().stages().referenceMicros(),
        report.training().stream().map(ChartData::curve).toList());
  }

  private static List<Track> tracks(TuningReport report, Buckets buckets) {
    return report.queries().stream()
        .map(query -> track(query, report.measured(), buckets))
        .toList();
  }

  private static Track track(QueryTrack query, Slice measured, Buckets buckets) {
    boolean isScored = query.scores().length > 0;
    BitSet missed = (BitSet) query.truth().clone();
    missed.andNot(query.answer());
    BitSet invented = (BitSet) query.answer().clone();
    invented.andNot(query.truth());
    IntUnaryOperator coded = frame -> ScoreScale.ofScore(query.scores()[frame]);
    return new Track(
        query.name(),
        buckets.counts(query.truth()),
        buckets.counts(query.answer()),
        buckets.counts(missed),
        buckets.counts(invented),
        Arrays.stream(DecidedBy.values())
            .map(stage -> buckets.counts(query.decidedBy(), stage))
            .toList(),
        isScored
            ? Optional.of(new Trace(buckets.smallest(coded), buckets.largest(coded)))
            : Optional.empty(),
        query.thresholds(),
        isScored
            ? Optional.of(ScoreHistogram.of(query.scores(), query.raw(), measured))
            : Optional.empty(),
        isScored
            ? Optional.of(ReliabilityDiagram.of(query.scores(), query.raw(), measured))
                .filter(diagram -> diagram.frames() > 0)
            : Optional.empty());
  }

  private static Optional<Trace> differences(TuningReport report, Buckets buckets) {
    if (report.differences().length == 0) {
      return Optional.empty();
    }
    IntUnaryOperator coded = frame -> ScoreScale.ofDifference(report.differences()[frame]);
    return Optional.of(new Trace(buckets.smallest(coded), buckets.largest(coded)));
  }

  private static List<Point> points(TuningReport report) {
    int every = Math.max(1, (report.tried().size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < report.tried().size(); index++) {
      TuningReport.TriedPlan plan = report.tried().get(index);
      if (plan.onFront() || plan.chosen() || index % every == 0) {
        points.add(
            new Point(
                plan.description(),
                plan.microsPerFrame(),
                known(plan.falseNegativeRate()),
                known(plan.falsePositiveRate()),
                plan.onFront(),
                plan.chosen()));
      }
    }
    return points;
  }

  private static List<Cost> costs(TuningReport report) {
    StageUse use = report.plan().cost().use();
    StageCosts each = report.plan().cost().stages();
    return List.of(
        new Cost("preview decoding", use.previews() * each.previewMicros()),
        new Cost("difference detector", use.compared() * each.differenceMicros()),
        new Cost("specialized model", use.scored() * each.specializedModelMicros()),
        new Cost("reference model", use.referred() * each.referenceMicros()));
  }

  private static Curve curve(TrainingCurve curve) {
    return new Curve(
        curve.model(),
        Arrays.stream(curve.trainingLoss()).boxed().toList(),
        Arrays.stream(curve.validationLoss()).boxed().toList(),
        curve.chosen());
  }

  private static double known(double rate) {
    return Double.isNaN(rate) ? -1 : rate;
  }
}
