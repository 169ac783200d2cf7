package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.jobs.options.UserException;
import dev.squint.models.training.EpochLoss;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.report.FramePictures;
import dev.squint.optimizer.report.ReportWriter;
import dev.squint.optimizer.report.TuningReport;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.TrainingCurve;
import dev.squint.video.source.VideoReadException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes the report of a tuning, with pictures from the footage. */
final class ReportStep {
  private static final int VERSION = 1;

  private final OfflineBackend backend;
  private final WorkFolder work;
  private final BooleanSupplier stop;

  ReportStep(OfflineBackend backend, WorkFolder work, BooleanSupplier stop) {
    this.backend = backend;
    this.work = work;
    this.stop = stop;
  }

  /**
   * Writes the report.
   *
   * @throws UserException when the folder cannot be written to
   */
  void write(
      Path folder, TuningRequest request, TuningSearch search, Choice choice, Progress progress)
      throws VideoReadException, InterruptedException {
    TuningReport report =
        TuningReport.of(
            footage(request, search.info()),
            search.truth(),
            search.split(),
            choice,
            curves(search, choice));
    FramePictures pictures = pictures(request, search, report.picturedFrames(), progress);
    try {
      ReportWriter.write(report, pictures, folder);
    } catch (IOException e) {
      throw new UserException(
          "--report %s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private FramePictures pictures(
      TuningRequest request, TuningSearch search, int[] frames, Progress progress)
      throws VideoReadException, InterruptedException {
    FootageInfo info = search.info();
    String key = WorkKey.of(VERSION, info, frames);
    Optional<FootagePictures> known = work.find(FootagePictures.CODEC, key);
    if (known.isPresent()) {
      return known.get();
    }
    FootagePictures read =
        FootagePictures.read(request, backend, info.fromFrame(), frames, stop, progress);
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
    work.keep(FootagePictures.CODEC, key, read);
    return read;
  }

  private static Footage footage(TuningRequest request, FootageInfo info) {
    return new Footage(
        info.name(),
        info.recording(),
        info.referenceName(),
        info.frames(),
        info.fromFrame(),
        info.framesPerSecond(),
        request.labelEvery(),
        request.seed());
  }

  private static List<TrainingCurve> curves(TuningSearch search, Choice choice) {
    Optional<ModelWeights> chosen = choice.chosen().flatMap(plan -> search.stagesOf(plan).model());
    return search.models().stream()
        .map(
            model ->
                new TrainingCurve(
                    model.name(),
                    model.history().stream().mapToDouble(EpochLoss::trainingLoss).toArray(),
                    model.history().stream().mapToDouble(EpochLoss::validationLoss).toArray(),
                    chosen.isPresent() && chosen.get().name().equals(model.name())))
        .toList();
  }
}
