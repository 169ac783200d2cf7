package dev.squint.jobs.offline;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.reference.BatchingReferenceService;
import dev.squint.core.reference.ReferenceService;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.labels.LabelIdentity;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.jobs.offline.truth.TruthLabels;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks the reference model about the frames of footage that have no labels yet: {@code squint
 * label}. The model sees each frame as the reference stage of a cascade would, encoded and decoded
 * again.
 */
public final class Labeller {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;

  /**
   * A labeller.
   *
   * @param stop asked before each frame; true ends the work, the labels so far are kept
   */
  public Labeller(OfflineBackend backend, BooleanSupplier stop) {
    this.backend = backend;
    this.stop = stop;
  }

  /** Labels the footage; as {@link #label(LabelRequest, FrameObserver, Progress)}. */
  public LabelSummary label(LabelRequest request, Progress progress)
      throws VideoReadException, InterruptedException {
    return label(request, FrameObserver.NONE, progress).summary();
  }

  /**
   * Labels the footage: every n-th frame in one reading, and, where queries are asked, the frames
   * between labels that differ in a second.
   *
   * @param observer shown each frame of the range once
   * @throws dev.squint.jobs.options.UserException when the labels cannot be kept
   * @throws VideoReadException when the footage cannot be read; the labels of the frames before are
   *     kept
   */
  public LabelledFootage label(LabelRequest request, FrameObserver observer, Progress progress)
      throws VideoReadException, InterruptedException {
    ReferenceConfig reference = labelling(request.reference());
    RecordingRequest recording = request.recording();
    try (FrameSource source = recording.open(backend);
        ReferenceDetector model = backend.openReference(reference.model());
        LabelStore store =
            LabelStore.open(request.folder(), identity(recording, model, reference));
        ReferenceService service = service(reference)) {
      QueryCheck.require(request.queries(), model.description(), reference.model().minimumScore());
      LabelWork work = new LabelWork(backend.encoder(), service, store);
      TruthLabels labels = new TruthLabels(request.queries(), source.width(), source.height());
      long start = System.nanoTime();
      LabelPasses passes = new LabelPasses(backend, stop, request, work, progress);
      Optional<RawTruth> truth = passes.run(source, observer, store, labels).truth();
      double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
      long frames =
          Math.max(truth.map(RawTruth::labelled).orElse(0), work.labelled() + work.reused());
      LabelSummary summary =
          new LabelSummary(
              recording.location(),
              model.description().name(),
              store.file().toString(),
              passes.framesRead(),
              frames,
              work.labelled(),
              frames - work.labelled(),
              reference.model().minimumScore(),
              work.labelled() == 0 ? 0 : work.labelled() / seconds,
              !passes.isComplete());
      return new LabelledFootage(
          summary, source.framesPerSecond(), source.width(), source.height(), truth);
    }
  }

  private ReferenceService service(ReferenceConfig reference) {
    return new BatchingReferenceService(
        backend.decoder(), () -> backend.openReference(reference.model()), reference.service());
  }

  /** The model as it labels: reporting down to a low score. */
  static ReferenceConfig labelling(ReferenceConfig reference) {
    return reference.withMinimumScore(LabelIdentity.labelledFrom(reference.model().minimumScore()));
  }

  static LabelIdentity identity(
      RecordingRequest recording, ReferenceDetector model, ReferenceConfig labelling) {
    return LabelIdentity.of(
        recording.footage().name(),
        recording.footage().sha256(),
        model.description(),
        labelling.model().minimumScore(),
        labelling.model().overlapThreshold(),
        recording.footage().pixels());
  }
}
