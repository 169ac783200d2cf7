package dev.squint.optimizer.report;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.accuracy.Timelines;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.Outcome;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.ReportedPlan;
import dev.squint.optimizer.report.TuningReport.Slice;
import dev.squint.optimizer.report.TuningReport.TrainingCurve;
import dev.squint.optimizer.report.TuningReport.TriedPlan;
import dev.squint.optimizer.report.TuningReport.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reports of simulated tunings: a quiet scene, events of a few seconds, a model that is good. */
final class Reports {
  private static final ScoreThresholds THRESHOLDS = new ScoreThresholds(0.02, 0.965);
  private static final double DIFFERENCE_THRESHOLD = 0.001;
  private static final int SMOOTHING = 11;

  private Reports() {}

  static TuningReport certified(int frames, String... queries) {
    return of(Verdict.CERTIFIED, frames, queries);
  }

  static TuningReport of(Verdict verdict, int frames, String... queries) {
    Random random = new Random(7);
    float[] differences = new float[frames];
    List<QueryTrack> tracks = new ArrayList<>();
    for (String query : queries) {
      tracks.add(track(query, frames, random, differences));
    }
    PlanCost cost = cost(tracks.get(0), frames);
    List<Slice> slices = slices(frames);
    return new TuningReport(
        new Outcome(verdict, explanation(verdict)),
        new Footage("overpass-hour.mp4", "89ef01e6".repeat(8), "yolov8s", frames, 0, 10, 1, 42),
        new ReportedPlan(
            1,
            Optional.of(
                new DifferenceSpec(
                    Baseline.LAST_LET_THROUGH,
                    1,
                    DifferenceMetric.standard(),
                    DIFFERENCE_THRESHOLD,
                    20,
                    Optional.empty())),
            Optional.of("64x36x3, 2 convolutions (16, 32), dense 32"),
            SMOOTHING,
            cost),
        slices,
        tracks,
        differences,
        tried(random, cost.microsPerFrame()),
        certificate(verdict, tracks, slices.get(slices.size() - 1)),
        training(random));
  }

  /** The same without a specialized model, and before anything was searched. */
  static TuningReport differenceOnly(int frames, String query) {
    TuningReport report = certified(frames, query);
    QueryTrack track = report.queries().get(0);
    DecidedBy[] decidedBy =
        Arrays.stream(track.decidedBy())
            .map(stage -> stage == DecidedBy.SPECIALIZED_MODEL ? decider(false) : stage)
            .toArray(DecidedBy[]::new);
    return new TuningReport(
        report.outcome(),
        report.footage(),
        new ReportedPlan(
            1, report.plan().difference(), Optional.empty(), SMOOTHING, report.plan().cost()),
        report.slices(),
        List.of(
            new QueryTrack(
                track.name(),
                track.asked(),
                track.truth(),
                track.raw(),
                track.answer(),
                decidedBy,
                new float[0],
                Optional.empty())),
        report.differences(),
        report.tried(),
        report.certificate(),
        List.of());
  }

  private static String explanation(Verdict verdict) {
    return switch (verdict) {
      case CERTIFIED ->
          "The difference detector and a small network answer almost every frame; both error"
              + " rates stay within the bounds on footage that nothing had seen before.";
      case UNCERTIFIED ->
          "The plan stayed within the bounds on the certification stretch, but there were too few"
              + " events to show that this was no luck.";
      case REFUSED ->
          "The certification stretch holds too few events for these bounds, and an uncertified plan"
              + " was not asked for.";
    };
  }

  static List<Slice> slices(int frames) {
    int gap = frames / 100;
    return List.of(
        new Slice("training", 0, frames * 40 / 100),
        new Slice("validation", frames * 40 / 100 + gap, frames * 50 / 100),
        new Slice("selection", frames * 50 / 100 + gap, frames * 70 / 100),
        new Slice("certification", frames * 70 / 100 + gap, frames));
  }

  private static QueryTrack track(String name, int frames, Random random, float[] differences) {
    BitSet raw = new BitSet(frames);
    for (int at = 50; at < frames; at += 200 + random.nextInt(600)) {
      int length = 20 + random.nextInt(90);
      for (int frame = at; frame < Math.min(frames, at + length); frame++) {
        raw.set(frame, random.nextInt(20) > 0);
      }
      at += length;
    }
    float[] scores = new float[frames];
    DecidedBy[] decidedBy = new DecidedBy[frames];
    List<Presence> truth = new ArrayList<>(frames);
    List<Presence> answers = new ArrayList<>(frames);
    boolean last = false;
    double mood = 0;
    for (int frame = 0; frame < frames; frame++) {
      boolean present = raw.get(frame);
      mood = 0.97 * mood + random.nextGaussian() * 0.35;
      scores[frame] =
          (float) (1 / (1 + Math.exp(-((present ? 5.2 : -5.6) + mood + random.nextGaussian()))));
      differences[frame] =
          (float) Math.pow(10, (present ? -2.1 : -3.9) + random.nextGaussian() * 0.35);
      boolean isCopy = differences[frame] < DIFFERENCE_THRESHOLD && frame % 20 != 0;
      boolean isSure = !THRESHOLDS.isInDoubt(scores[frame]);
      decidedBy[frame] = isCopy ? DecidedBy.DIFFERENCE_DETECTOR : decider(isSure);
      last = isCopy ? last : isSure ? scores[frame] > 0.5 : present;
      truth.add(Presence.of(present));
      answers.add(Presence.of(last));
    }
    return new QueryTrack(
        name,
        name + ":0.5",
        Timelines.smooth(truth, SMOOTHING),
        raw,
        Timelines.smooth(answers, SMOOTHING),
        decidedBy,
        scores,
        Optional.of(THRESHOLDS));
  }

  private static DecidedBy decider(boolean isSure) {
    return isSure ? DecidedBy.SPECIALIZED_MODEL : DecidedBy.REFERENCE_MODEL;
  }

  private static PlanCost cost(QueryTrack track, int frames) {
    long copied =
        Arrays.stream(track.decidedBy())
            .filter(stage -> stage == DecidedBy.DIFFERENCE_DETECTOR)
            .count();
    long referred =
        Arrays.stream(track.decidedBy())
            .filter(stage -> stage == DecidedBy.REFERENCE_MODEL)
            .count();
    double scored = 1 - (double) copied / frames;
    return new PlanCost(
        new StageUse(1, 1, scored, (double) referred / frames),
        new StageCosts(21, 270, 6.4, 54, 31_200));
  }

  private static List<TriedPlan> tried(Random random, double chosenMicros) {
    List<TriedPlan> plans = new ArrayList<>();
    plans.add(new TriedPlan("reference model on every frame", 31_200, 0, 0, true, false));
    plans.add(new TriedPlan("chosen", chosenMicros, 0.0041, 0.0012, true, true));
    plans.add(new TriedPlan("careful", chosenMicros * 3, 0.001, 0.0005, true, false));
    plans.add(new TriedPlan("bold", chosenMicros * 0.6, 0.017, 0.004, true, false));
    for (int plan = 0; plan < 400; plan++) {
      double micros = chosenMicros * Math.pow(10, random.nextDouble() * 1.8);
      double error = Math.abs(random.nextGaussian()) * 0.02 * chosenMicros / micros + 0.002;
      plans.add(
          new TriedPlan(
              "skip 1, difference " + plan, micros, error * 1.4, error * 0.5, false, false));
    }
    return plans;
  }

  private static Certificate certificate(Verdict verdict, List<QueryTrack> tracks, Slice slice) {
    boolean holds = verdict == Verdict.CERTIFIED;
    List<QueryCertificate> queries = new ArrayList<>();
    for (QueryTrack track : tracks) {
      PresenceCounts counts = QuerySection.counts(track, slice);
      int events = EventCounts.eventsOf(track.truth().get(slice.start(), slice.end()));
      queries.add(
          new QueryCertificate(
              track.name(),
              new CertifiedRate(events, 0, counts.falseNegativeRate(), holds ? 0.0092 : 0.043, 310),
              new CertifiedRate(83, 110, counts.falsePositiveRate(), 0.0074, 83)));
    }
    return new Certificate(holds, 0.01, 0.01, 0.95, slice.start(), slice.end(), 14, queries);
  }

  private static List<TrainingCurve> training(Random random) {
    List<TrainingCurve> curves = new ArrayList<>();
    for (String model : List.of("50x50x3, 8-16, 32", "64x36x3, 16-32, 32", "32x32x1, 8, 16")) {
      double floor = 0.02 + random.nextDouble() * 0.05;
      double[] training = new double[14];
      double[] validation = new double[14];
      for (int epoch = 0; epoch < training.length; epoch++) {
        training[epoch] = floor * 0.7 + 0.5 * Math.exp(-epoch / 2.2);
        validation[epoch] = floor + 0.5 * Math.exp(-epoch / 2.5) + random.nextDouble() * 0.01;
      }
      curves.add(new TrainingCurve(model, training, validation, curves.size() == 1));
    }
    return curves;
  }
}
