package dev.squint.jobs.offline;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.reference.BatchingReferenceService;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Answers the frames of a recording with a cascade: {@code squint run}. */
public final class CascadeRunner {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;

  /**
   * A runner.
   *
   * @param stop asked before each frame; true ends the run as if the recording ended there
   */
  public CascadeRunner(OfflineBackend backend, BooleanSupplier stop) {
    this.backend = backend;
    this.stop = stop;
  }

  /** Where a run's records go, in the order of frames. */
  public record Sinks(Consumer<DetectionRecord> detections, Consumer<EventRecord> events) {}

  /**
   * Runs the cascade.
   *
   * @throws dev.squint.jobs.options.UserException when plan, camera and model do not fit together
   * @throws VideoReadException when the recording cannot be read; what was decided before has been
   *     handed to the sinks
   */
  public RunSummary run(RunRequest request, Sinks sinks, Progress progress)
      throws VideoReadException, InterruptedException {
    RecordingRequest recording = request.recording();
    List<Query> queries = request.bundle().plan().queries();
    try (FrameSource source = recording.open(backend);
        ReferenceDetector model = backend.openReference(request.reference().model());
        ReferenceService reference = openService(request);
        OptionalScorer scorer = OptionalScorer.open(backend, request.bundle())) {
      QueryCheck.require(queries, model.description(), request.reference().model().minimumScore());
      RunStatistics statistics = new RunStatistics(queries);
      RecordWriter writer =
          new RecordWriter(request.camera().value(), queries, sinks.detections(), sinks.events());
      CascadeRun run =
          new CascadeRun(
              setup(request, backend),
              scorer.scorer(),
              frame -> reference.answer(Recordings.encoded(frame, backend.encoder())),
              new ListenerChain(List.of(statistics, writer)));
      long start = System.nanoTime();
      boolean complete = answerAll(source, recording, progress, run);
      Recordings.requireFrames(statistics.frames(), complete, recording.footage());
      return summary(request, statistics, System.nanoTime() - start, complete);
    }
  }

  private boolean answerAll(
      FrameSource source, RecordingRequest recording, Progress progress, CascadeRun run)
      throws VideoReadException, InterruptedException {
    boolean complete;
    try {
      complete = Recordings.read(source, recording.range(), stop, progress, run::accept);
    } catch (VideoReadException e) {
      run.finish(); // what came before the damage is answered too
      throw e;
    }
    run.finish();
    return complete;
  }

  private ReferenceService openService(RunRequest request) {
    return new BatchingReferenceService(
        backend.decoder(),
        () -> backend.openReference(request.reference().model()),
        request.reference().service());
  }

  static CascadeSetup setup(RunRequest request, OfflineBackend backend) {
    return new CascadeSetup(
        new CascadeEngine(request.bundle()),
        request.camera(),
        request.start(),
        backend.encoder(),
        backend.decoder());
  }

  private static RunSummary summary(
      RunRequest request, RunStatistics statistics, long nanos, boolean complete) {
    double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
    return new RunSummary(
        request.bundle().id(),
        request.camera().value(),
        request.recording().location(),
        statistics.frames(),
        statistics.stageShares(),
        statistics.events().values().stream().mapToLong(Long::longValue).sum(),
        statistics.events(),
        statistics.frames() / seconds,
        !complete);
  }

  /** The specialized model of a plan, if it has one; closed with this. */
  record OptionalScorer(Optional<FrameScorer> scorer) implements AutoCloseable {
    static OptionalScorer open(OfflineBackend backend, PlanBundle bundle) {
      return new OptionalScorer(
          bundle.plan().specializedModel().map(stage -> backend.openScorer(bundle)));
    }

    @Override
    public void close() {
      scorer.ifPresent(FrameScorer::close);
    }
  }
}
