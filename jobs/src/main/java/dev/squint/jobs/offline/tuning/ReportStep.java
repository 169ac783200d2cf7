package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.options.UserException;
import dev.squint.models.training.EpochLoss;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.report.FramePictures;
import dev.squint.optimizer.report.ReportWriter;
import dev.squint.optimizer.report.TuningReport;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.TrainingCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the report of a tuning, with the finest previews for pictures. */
final class ReportStep {
  private ReportStep() {}

  /**
   * Writes the report.
   *
   * @throws UserException when the folder cannot be written to
   */
  static void write(
      Path folder,
      TuningRequest request,
      TuningSearch search,
      Choice choice,
      LoggedFootage footage) {
    TuningReport report =
        TuningReport.of(
            footage(request, search.info()),
            search.truth(),
            search.split(),
            choice,
            curves(search, choice));
    try {
      ReportWriter.write(report, pictures(footage), folder);
    } catch (IOException e) {
      throw new UserException(
          "--report %s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
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

  private static FramePictures pictures(LoggedFootage footage) {
    PreviewSet finest = footage.previews().get(footage.previews().size() - 1);
    return frame -> Optional.of(finest.log().read(frame));
  }
}
