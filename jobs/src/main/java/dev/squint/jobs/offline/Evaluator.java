package dev.squint.jobs.offline;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.CascadeRunner.OptionalScorer;
import dev.squint.jobs.offline.EvaluationReport.Cost;
import dev.squint.jobs.offline.EvaluationReport.QueryReport;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Measures error and cost of a cascade against the reference model on every frame: {@code squint
 * evaluate}. Everything runs on one thread, one frame at a time, so that times can be compared.
 */
public final class Evaluator {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;

  /**
   * An evaluator.
   *
   * @param stop asked before each frame; true ends the comparison there
   */
  public Evaluator(OfflineBackend backend, BooleanSupplier stop) {
    this.backend = backend;
    this.stop = stop;
  }

  /**
   * Runs the cascade and compares.
   *
   * @throws UserException when plan, camera and model do not fit together, or there is no frame
   * @throws VideoReadException when the recording cannot be read
   */
  public EvaluationReport evaluate(EvaluationRequest request, Progress progress)
      throws VideoReadException, InterruptedException {
    RunRequest run = request.run();
    RecordingRequest recording = run.recording();
    ReferenceConfig labelling = Labeller.labelling(run.reference());
    try (FrameSource source = recording.open(backend);
        ReferenceDetector model = backend.openReference(labelling.model());
        OptionalScorer scorer = OptionalScorer.open(backend, run.bundle())) {
      double minimumScore = run.reference().model().minimumScore();
      QueryCheck.require(run.bundle().plan().queries(), model.description(), minimumScore);
      Optional<LabelStore> labels =
          request
              .labels()
              .map(
                  folder ->
                      LabelStore.open(folder, Labeller.identity(recording, model, labelling)));
      try {
        EvaluatedReference reference = new EvaluatedReference(backend, model, labels, minimumScore);
        Comparison comparison = new Comparison(run, backend, scorer, reference);
        boolean complete =
            Recordings.read(source, recording.range(), stop, progress, comparison::accept);
        comparison.cascade.finish();
        return comparison.report(model.description().name(), !complete);
      } finally {
        labels.ifPresent(LabelStore::close);
      }
    }
  }

  /** A cascade and the truth, fed the same frames. */
  private static final class Comparison {
    private final RunRequest request;
    private final EvaluatedReference reference;
    private final Verdicts truth;
    private final Verdicts answers;
    private final RunStatistics statistics;
    private final CascadeRun cascade;

    Comparison(
        RunRequest request,
        OfflineBackend backend,
        OptionalScorer scorer,
        EvaluatedReference reference) {
      this.request = request;
      this.reference = reference;
      List<Query> queries = request.bundle().plan().queries();
      truth = new Verdicts(queries);
      answers = new Verdicts(queries);
      statistics = new RunStatistics(queries);
      cascade =
          new CascadeRun(
              CascadeRunner.setup(request, backend),
              scorer.scorer(),
              reference,
              new ListenerChain(List.of(statistics, answers)));
    }

    void accept(SourceFrame frame) {
      truth.add(reference.truth(frame));
      cascade.accept(frame);
    }

    EvaluationReport report(String model, boolean interrupted) {
      if (statistics.frames() == 0) {
        throw new UserException(
            "%s has no frame in the range that was asked for"
                .formatted(request.recording().location()));
      }
      Plan plan = request.bundle().plan();
      List<QueryReport> queries = new ArrayList<>();
      EventCounts events = new EventCounts(0, 0, 0);
      for (int query = 0; query < plan.queries().size(); query++) {
        QueryAccuracy accuracy =
            QueryAccuracy.of(
                plan.queries().get(query).name(),
                truth.of(query),
                answers.of(query),
                plan.smoothingFrames());
        queries.add(QueryReport.of(accuracy));
        events = sum(events, accuracy.events());
      }
      Map<DecidedBy, Double> shares = statistics.stageShares();
      double referenceShare = shares.getOrDefault(DecidedBy.REFERENCE_MODEL, 0.0);
      Cost cost = cost(referenceShare);
      return new EvaluationReport(
          request.bundle().id(),
          request.camera().value(),
          request.recording().location(),
          model,
          statistics.frames(),
          plan.smoothingFrames(),
          queries,
          events,
          referenceShare,
          shares,
          cost.referenceMicrosPerFrame() / cost.microsPerFrame(),
          cost,
          EvaluationReport.INTERVALS,
          interrupted);
    }

    private Cost cost(double referenceShare) {
      double cheap = cascade.times().totalNanos() / 1e3 / statistics.frames();
      double full = reference.microsPerFrame();
      return new Cost(cheap + referenceShare * full, full, cheap, Cost.COUNTED);
    }

    private static EventCounts sum(EventCounts first, EventCounts second) {
      return new EventCounts(
          first.found() + second.found(),
          first.missed() + second.missed(),
          first.invented() + second.invented());
    }
  }
}
