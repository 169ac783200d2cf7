package dev.squint.jobs.offline;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.CascadeRunner.OptionalScorer;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.jobs.offline.simulated.SimulatedTruth;
import dev.squint.jobs.offline.truth.LabelStride;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.jobs.offline.truth.TruthLabels;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.util.List;
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
   * @throws UserException when plan, camera and model do not fit together, labels would be too far
   *     apart, or there is no frame
   * @throws VideoReadException when the footage cannot be read; the labels of the frames before are
   *     kept
   */
  public EvaluationReport evaluate(EvaluationRequest request, Progress progress)
      throws VideoReadException, InterruptedException {
    RunRequest run = request.run();
    LabelStride.require(
        "--label-every", request.labelEvery(), run.bundle().plan().smoothingFrames());
    RecordingRequest recording = run.recording();
    ReferenceConfig labelling = Labeller.labelling(run.reference());
    try (FrameSource source = recording.open(backend);
        ReferenceDetector model = backend.openReference(labelling.model());
        OptionalScorer scorer = OptionalScorer.open(backend, run.bundle())) {
      QueryCheck.require(
          run.bundle().plan().queries(),
          model.description(),
          run.reference().model().minimumScore());
      try (LabelStore labels = open(request, model, labelling)) {
        EvaluatedReference reference =
            new EvaluatedReference(
                backend, model, labels, EvaluatedReference.Settings.of(source, request));
        Comparison comparison = new Comparison(request, backend, scorer, reference);
        boolean complete = compareAll(source, comparison, progress);
        Recordings.requireFrames(comparison.frames(), true, recording.footage());
        RawTruth truth = truth(source, labels, comparison, progress);
        return comparison.report(
            truth, exactTruth(request, truth.frames()), model.description().name(), !complete);
      }
    }
  }

  /** What the simulated camera knows of the frames that were compared, if that is asked for. */
  private static Optional<List<List<Presence>>> exactTruth(
      EvaluationRequest request, long[] frames) {
    if (request.truth() == TruthKind.REFERENCE) {
      return Optional.empty();
    }
    SimulatedCameraAddress address = request.run().recording().footage().simulated().orElseThrow();
    List<Query> queries = request.run().bundle().plan().queries();
    return Optional.of(SimulatedTruth.of(address, queries, frames));
  }

  private boolean compareAll(FrameSource source, Comparison comparison, Progress progress)
      throws VideoReadException, InterruptedException {
    FrameRange range = comparison.request().run().recording().range();
    try {
      boolean complete = Recordings.read(source, range, stop, progress, comparison::accept);
      comparison.finish();
      return complete;
    } catch (VideoReadException e) {
      throw comparison.frames() == 0
          ? e
          : new VideoReadException(
              "%s; --to-frame %d compares those before"
                  .formatted(e.getMessage(), comparison.afterLast()),
              e);
    }
  }

  private static LabelStore open(
      EvaluationRequest request, ReferenceDetector model, ReferenceConfig labelling) {
    RecordingRequest recording = request.run().recording();
    return request
        .labels()
        .map(folder -> LabelStore.open(folder, Labeller.identity(recording, model, labelling)))
        .orElseGet(LabelStore::temporary);
  }

  /** Labels what lies between labels that differ, and fills in the rest. */
  private RawTruth truth(
      FrameSource source, LabelStore labels, Comparison comparison, Progress progress)
      throws VideoReadException, InterruptedException {
    RunRequest run = comparison.request().run();
    TruthLabels truth =
        new TruthLabels(run.bundle().plan().queries(), source.width(), source.height());
    long[] frames = comparison.frameIndexes();
    int every = comparison.request().labelEvery();
    TruthLabels.Reading reading = truth.read(labels, frames, every);
    long[] missing = reading.missing();
    if (missing.length > 0) {
      progress.expect(frames.length + missing.length);
      Recordings.readAgain(
          backend,
          run.recording().footage(),
          missing,
          stop,
          frame -> {
            comparison.label(frame);
            progress.frameDone();
          });
      reading = truth.read(labels, frames, every);
    }
    return reading
        .truth()
        .orElseThrow(
            () ->
                new UserException(
                    "stopped before all frames between labels that differ had theirs; the labels so far are kept with --labels"));
  }
}
