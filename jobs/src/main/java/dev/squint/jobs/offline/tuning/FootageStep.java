package dev.squint.jobs.offline.tuning;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.offline.LabelRequest;
import dev.squint.jobs.offline.LabelledFootage;
import dev.squint.jobs.offline.Labeller;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.labels.RecordingChecksum;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.jobs.offline.tuning.work.TruthCodec;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.jobs.options.UserException;
import dev.squint.models.store.BuiltInModels;
import dev.squint.models.store.ModelStore;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Reads the footage once: labels it with the reference model and keeps the previews that the ingest
 * would send. When both are there already, no frame is read.
 */
final class FootageStep {
  private static final int VERSION = 1;

  private final OfflineBackend backend;
  private final WorkFolder work;
  private final BooleanSupplier stop;

  FootageStep(OfflineBackend backend, WorkFolder work, BooleanSupplier stop) {
    this.backend = backend;
    this.work = work;
    this.stop = stop;
  }

  /** All about the footage of a request; the caller closes it. */
  LoggedFootage read(TuningRequest request, Progress progress)
      throws VideoReadException, InterruptedException {
    String recording = request.recording().footage().sha256();
    String model = checksum(request.reference().model().location());
    String key = key(request, recording, model);
    FootageFiles files = new FootageFiles(work, backend.decoder());
    Optional<LoggedFootage> known = files.open(key);
    if (known.isPresent()) {
      return known.get();
    }
    label(request, files.forReading(recording, request.recording().range().start()), key, progress);
    return files
        .open(key)
        .orElseThrow(() -> new IllegalStateException("what was just written is not there: " + key));
  }

  private void label(
      TuningRequest request, FootageFiles.Reading logs, String key, Progress progress)
      throws VideoReadException, InterruptedException {
    try (logs) {
      FootageInfo format = format(request);
      PreviewLogs previews = logs.observer(backend.encoder(), format.reductions());
      LabelledFootage labelled =
          new Labeller(backend, stop)
              .label(
                  new LabelRequest(
                      request.recording(),
                      request.reference(),
                      request.folders().labels(),
                      request.labelEvery(),
                      request.queries()),
                  previews,
                  progress);
      if (labelled.summary().interrupted()) {
        throw new StoppedException();
      }
      RawTruth raw =
          labelled
              .truth()
              .orElseThrow(
                  () ->
                      new UserException(
                          "%s has no frame in the range that was asked for"
                              .formatted(request.recording().location())));
      keep(key, format, labelled, raw, previews);
    }
  }

  private void keep(
      String key,
      FootageInfo format,
      LabelledFootage labelled,
      RawTruth raw,
      PreviewLogs previews) {
    double rate =
        format.framesPerSecond() > 0 ? format.framesPerSecond() : previews.framesPerSecond();
    if (!(rate > 0)) {
      throw new UserException("%s states no frame rate".formatted(format.name()));
    }
    Truth truth =
        new Truth(
            raw.queries(),
            raw.size(),
            rate,
            Plan.smoothingFrames(rate),
            raw.presence().toArray(BitSet[]::new));
    long[] frames = raw.frames();
    work.keep(new TruthCodec(), key, truth);
    work.keep(
        FootageFiles.INFO,
        key,
        new FootageInfo(
            format.recording(),
            format.name(),
            labelled.summary().model(),
            format.referenceSha256(),
            format.width(),
            format.height(),
            rate,
            raw.size(),
            frames[0],
            frames[frames.length - 1] + 1,
            format.logStart(),
            raw.labelled(),
            format.reductions()));
  }

  /** What can be said before the first frame is read. */
  private FootageInfo format(TuningRequest request)
      throws VideoReadException, InterruptedException {
    long start = request.recording().range().start();
    try (FrameSource source = request.recording().footage().open(backend, start)) {
      List<Integer> reductions = PreviewChoices.of(source.width(), source.height());
      return new FootageInfo(
          request.recording().footage().sha256(),
          request.recording().footage().name(),
          "",
          checksum(request.reference().model().location()),
          source.width(),
          source.height(),
          source.framesPerSecond(),
          0,
          start,
          start,
          start,
          0,
          reductions);
    }
  }

  private static String key(TuningRequest request, String recording, String model) {
    ReferenceModelSpec spec = request.reference().model();
    return WorkKey.of(
        VERSION,
        recording,
        request.recording().range(),
        model,
        spec.family(),
        spec.inputWidth(),
        spec.inputHeight(),
        spec.classes(),
        spec.minimumScore(),
        spec.overlapThreshold(),
        request.queries(),
        request.labelEvery());
  }

  /** Of the model's file; a model that is no file is known by its name. */
  private static String checksum(String model) {
    if (BuiltInModels.isBuiltIn(model)) {
      return ModelStore.open(model).sha256();
    }
    if (BuiltInModels.isBuiltIn(model)) {
      return ModelStore.open(model).sha256();
    }
    Path file = Path.of(model);
    return Files.isRegularFile(file) ? RecordingChecksum.of(file) : model;
  }
}
