package dev.squint.jobs.offline.tuning;

import dev.squint.core.cost.StageCosts;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.plan.Tuning;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.options.UserException;
import dev.squint.optimizer.choose.WhatIf;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Shows what other thresholds would have made of the footage that a plan was tuned on, from the
 * logs of that tuning: no video is read and no model asked.
 */
public final class ThresholdTrial {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;

  /**
   * A trial.
   *
   * @param stop asked again and again; true ends the work
   */
  public ThresholdTrial(OfflineBackend backend, BooleanSupplier stop) {
    this.backend = backend;
    this.stop = stop;
  }

  /**
   * Compares a plan with itself under other thresholds.
   *
   * @param work the folder of the tuning that the plan came from
   * @param settings what is changed, for example {@code person.low} to 0.1
   * @throws UserException when the folder does not know the plan, or the plan has no such setting
   */
  public WhatIfReport compare(
      PlanBundle bundle, Path work, Map<String, Double> settings, Progress progress) {
    Plan plan = bundle.plan();
    Plan changed = ThresholdSettings.applied(plan, settings);
    Tuning tuning =
        plan.tuning()
            .orElseThrow(() -> new UserException("plan %s was not tuned".formatted(bundle.id())));
    try (WorkFolder folder = WorkFolder.open(work);
        LoggedFootage footage = footage(bundle, folder)) {
      Truth truth = footage.truth();
      StageCosts costs = tuning.cost().stages();
      Optional<ScoreLog> scores = scores(plan, footage, folder);
      Candidate before =
          new Candidate(filter(bundle, plan, footage, folder, progress), scores, costs);
      Candidate after =
          new Candidate(filter(bundle, changed, footage, folder, progress), scores, costs);
      WhatIf comparison =
          WhatIf.compare(
              truth, truth.whole(), before, thresholds(plan), after, thresholds(changed));
      return WhatIfReport.of(bundle.id(), footage.info(), truth, comparison);
    }
  }

  private LoggedFootage footage(PlanBundle bundle, WorkFolder folder) {
    return folder
        .find(TunedRecord.CODEC, bundle.sha256())
        .flatMap(record -> new FootageFiles(folder, backend.decoder()).open(record.footage()))
        .orElseThrow(
            () ->
                new UserException(
                    "work folder %s holds no logs of plan %s: name the folder of its tuning with --work"
                        .formatted(folder.folder(), bundle.id())));
  }

  private FilterLog filter(
      PlanBundle bundle, Plan plan, LoggedFootage footage, WorkFolder folder, Progress progress) {
    Optional<FittedDetector> detector =
        plan.difference().map(spec -> new FittedDetector(spec, bundle.sceneImage(), ""));
    if (detector.isEmpty()) {
      return FilterLog.skipping(footage.truth().frames(), plan.processEvery());
    }
    Plan base = TunedBundle.base(plan.camera(), footage.truth(), plan.reference().orElse(""));
    FilterStep filters = new FilterStep(folder, base, footage.truth().frames(), stop);
    return filters
        .logs(footage.at(plan.previewReduction()), List.of(detector.get()), progress)
        .values()
        .stream()
        .flatMap(List::stream)
        .filter(log -> log.processEvery() == plan.processEvery())
        .findFirst()
        .orElseThrow();
  }

  private Optional<ScoreLog> scores(Plan plan, LoggedFootage footage, WorkFolder folder) {
    if (plan.specializedModel().isEmpty()) {
      return Optional.empty();
    }
    SpecializedStage stage = plan.specializedModel().get();
    ScoreStep step = new ScoreStep(folder, footage.truth().frames(), stop);
    return Optional.of(
        step.known(footage.at(plan.previewReduction()), stage.model())
            .orElseThrow(
                () ->
                    new UserException(
                        "work folder %s has lost the scores of the plan's specialized model: repeat squint tune"
                            .formatted(folder.folder()))));
  }

  private static List<ScoreThresholds> thresholds(Plan plan) {
    return plan.specializedModel().map(SpecializedStage::thresholds).orElse(List.of());
  }
}
