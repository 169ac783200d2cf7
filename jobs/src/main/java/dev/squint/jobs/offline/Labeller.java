package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.reference.BatchingReferenceService;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.labels.LabelIdentity;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.jobs.offline.labels.RecordingChecksum;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks the reference model about the frames of a recording that have no labels yet: {@code squint
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

  /**
   * Labels the recording.
   *
   * @throws dev.squint.jobs.options.UserException when the labels cannot be kept
   * @throws VideoReadException when the recording cannot be read; the labels of the frames before
   *     are kept
   */
  public LabelSummary label(LabelRequest request, Progress progress)
      throws VideoReadException, InterruptedException {
    ReferenceConfig reference = labelling(request.reference());
    RecordingRequest recording = request.recording();
    try (FrameSource source =
            backend.openRecording(
                recording.location().toString(), recording.folderFramesPerSecond());
        ReferenceDetector model = backend.openReference(reference.model());
        LabelStore store =
            LabelStore.open(request.folder(), identity(recording, model, reference));
        ReferenceService service =
            new BatchingReferenceService(
                backend.decoder(),
                () -> backend.openReference(reference.model()),
                reference.service())) {
      Work work = new Work(backend.encoder(), service, store);
      long start = System.nanoTime();
      boolean complete = labelAll(source, request, progress, work);
      double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
      return new LabelSummary(
          recording.location().toString(),
          model.description().name(),
          store.file().toString(),
          work.labelled + work.reused,
          work.labelled,
          work.reused,
          reference.model().minimumScore(),
          work.labelled == 0 ? 0 : work.labelled / seconds,
          !complete);
    }
  }

  private boolean labelAll(FrameSource source, LabelRequest request, Progress progress, Work work)
      throws VideoReadException, InterruptedException {
    boolean complete;
    try {
      complete =
          Recordings.read(
              source,
              request.recording().range(),
              stop,
              progress,
              frame -> {
                if (frame.index() % request.every() == 0) {
                  work.accept(frame);
                }
              });
    } catch (VideoReadException e) {
      work.finish();
      throw e;
    }
    work.finish();
    return complete;
  }

  /** The model as it labels: reporting down to a low score. */
  static ReferenceConfig labelling(ReferenceConfig reference) {
    return reference.withMinimumScore(LabelIdentity.labelledFrom(reference.model().minimumScore()));
  }

  static LabelIdentity identity(
      RecordingRequest recording, ReferenceDetector model, ReferenceConfig labelling) {
    return LabelIdentity.of(
        String.valueOf(recording.location().getFileName()),
        RecordingChecksum.of(recording.location()),
        model.description(),
        labelling.model().minimumScore(),
        labelling.model().overlapThreshold());
  }

  /** The frames that wait for the model; their labels are kept in the order of frames. */
  private static final class Work {
    private static final int MAX_WAITING = 32;

    private final FrameEncoder encoder;
    private final ReferenceService service;
    private final LabelStore store;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private long labelled;
    private long reused;

    Work(FrameEncoder encoder, ReferenceService service, LabelStore store) {
      this.encoder = encoder;
      this.service = service;
      this.store = store;
    }

    /** A frame that waits for the model. */
    private record Asked(long frame, CompletableFuture<ReferenceAnswer> answer) {}

    void accept(SourceFrame frame) {
      if (store.contains(frame.index())) {
        reused++;
        return;
      }
      if (asked.size() == MAX_WAITING) {
        keepOldest();
      }
      asked.addLast(new Asked(frame.index(), service.answer(encoder.encode(frame.image()))));
      while (!asked.isEmpty() && asked.getFirst().answer().isDone()) {
        keepOldest();
      }
    }

    void finish() {
      while (!asked.isEmpty()) {
        keepOldest();
      }
    }

    private void keepOldest() {
      Asked oldest = asked.removeFirst();
      store.append(oldest.frame(), CascadeRun.await(oldest.answer()).objects());
      labelled++;
    }
  }
}
