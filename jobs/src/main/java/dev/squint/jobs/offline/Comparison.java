package dev.squint.jobs.offline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.Tuning;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.CascadeRunner.OptionalScorer;
import dev.squint.jobs.offline.EvaluationReport.Cost;
import dev.squint.jobs.offline.EvaluationReport.ReferenceAnswers;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.jobs.offline.truth.TruthLabels;
import dev.squint.video.source.SourceFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A cascade and the labels of the truth, fed the same frames. Mutable; one thread. */
final class Comparison {
  private static final long NONE = -1;

  private final EvaluationRequest request;
  private final EvaluatedReference reference;
  private final Verdicts answers;
  private final RunStatistics statistics;
  private final CascadeRun cascade;
  private final LongStream.Builder indexes = LongStream.builder();
  private long frames;
  private long previous = NONE;
  private @Nullable SourceFrame unlabelledLast;

  Comparison(
      EvaluationRequest request,
      OfflineBackend backend,
      OptionalScorer scorer,
      EvaluatedReference reference) {
    this.request = request;
    this.reference = reference;
    List<Query> queries = plan().queries();
    answers = new Verdicts(queries);
    statistics = new RunStatistics(queries);
    cascade =
        new CascadeRun(
            CascadeRunner.setup(request.run(), backend),
            scorer.scorer(),
            reference,
            new ListenerChain(List.of(statistics, answers)));
  }

  EvaluationRequest request() {
    return request;
  }

  /** Takes the footage's next frame. */
  void accept(SourceFrame frame) {
    boolean sampled = TruthLabels.isSampled(previous, frame.index(), request.labelEvery());
    if (sampled) {
      reference.label(frame);
    }
    unlabelledLast = sampled ? null : frame;
    previous = frame.index();
    indexes.add(frame.index());
    frames++;
    cascade.accept(frame);
    reference.time(frame);
  }

  /** Answers what waits: the footage is over. */
  void finish() {
    if (unlabelledLast != null) {
      reference.label(unlabelledLast);
    }
    cascade.finish();
  }

  /** Labels a frame that the truth misses. */
  void label(SourceFrame frame) {
    reference.label(frame);
  }

  long frames() {
    return frames;
  }

  /** The index after that of the last frame. */
  long afterLast() {
    return previous + 1;
  }

  /** The frames that were taken; asked once, at the end. */
  long[] frameIndexes() {
    return indexes.build().toArray();
  }

  /**
   * What the comparison has come to.
   *
   * @param labels what the reference model says of all frames
   * @param exact what is known exactly, by query; empty when nothing is or was asked for
   */
  EvaluationReport report(
      RawTruth labels, Optional<List<List<Presence>>> exact, String model, boolean interrupted) {
    RunRequest run = request.run();
    List<List<Presence>> given = request.answers().orElseGet(answers::all);
    List<QueryReport> againstReference = AccuracyReports.of(plan(), labels.allVerdicts(), given);
    Optional<ExactAccuracy> exactly =
        exact.map(
            truth ->
                new ExactAccuracy(
                    againstReference, AccuracyReports.of(plan(), truth, labels.allVerdicts())));
    List<QueryReport> queries =
        exact.map(truth -> AccuracyReports.of(plan(), truth, given)).orElse(againstReference);
    Map<DecidedBy, Double> shares = statistics.stageShares();
    double referenceShare = shares.getOrDefault(DecidedBy.REFERENCE_MODEL, 0.0);
    Cost cost = cost(referenceShare);
    return new EvaluationReport(
        run.bundle().id(),
        run.camera().value(),
        run.recording().location(),
        model,
        statistics.frames(),
        request.labelEvery(),
        labels.labelled(),
        plan().smoothingFrames(),
        request.truth(),
        queries,
        AccuracyReports.events(queries),
        exactly.map(ExactAccuracy::againstReference).orElse(null),
        exactly.map(ExactAccuracy::referenceAgainstExact).orElse(null),
        referenceShare,
        new ReferenceAnswers(reference.fromLabels(), reference.run()),
        shares,
        cost.referenceMicrosPerFrame() / cost.microsPerFrame(),
        cost,
        EvaluationReport.INTERVALS,
        interrupted);
  }

  /** What stands beside the error against an exact truth. */
  private record ExactAccuracy(
      List<QueryReport> againstReference, List<QueryReport> referenceAgainstExact) {}

  private Plan plan() {
    return request.run().bundle().plan();
  }

  private Cost cost(double referenceShare) {
    double cheap = cascade.times().totalNanos() / 1e3 / statistics.frames();
    double full = reference.microsPerFrame();
    return new Cost(
        cheap + referenceShare * full,
        full,
        reference.timedFrames(),
        cheap,
        plan().tuning().map(Tuning::cost).map(PlanCost::microsPerFrame).orElse(null),
        Cost.COUNTED);
  }
}
