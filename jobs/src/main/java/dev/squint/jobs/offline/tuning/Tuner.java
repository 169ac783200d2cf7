package dev.squint.jobs.offline.tuning;

import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.Tuning;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.tuning.cost.Machine;
import dev.squint.jobs.offline.tuning.cost.MachineProfile;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.choose.Optimizer;
import dev.squint.optimizer.choose.ThresholdedPlan;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the cheapest plan of a camera whose error is bounded: {@code squint tune}.
 *
 * <p>Each step keeps what it works out in the work folder, so that a tuning that was stopped goes
 * on where it was, and one that is repeated has little to do.
 */
public final class Tuner {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;
  private final StepTimes phases;
  private final Optional<TrainingEffort> effort;

  /**
   * A tuner, for one tuning.
   *
   * @param stop asked again and again; true ends the work
   * @param phases told what is being done
   */
  public Tuner(OfflineBackend backend, BooleanSupplier stop, Phases phases) {
    this(backend, stop, phases, Optional.empty());
  }

  Tuner(OfflineBackend backend, BooleanSupplier stop, Phases phases, TrainingEffort effort) {
    this(backend, stop, phases, Optional.of(effort));
  }

  private Tuner(
      OfflineBackend backend,
      BooleanSupplier stop,
      Phases phases,
      Optional<TrainingEffort> effort) {
    this.backend = backend;
    this.stop = stop;
    this.phases = new StepTimes(phases, System::nanoTime);
    this.effort = effort;
  }

  /**
   * Finds a plan.
   *
   * @throws dev.squint.jobs.options.UserException when nothing can be learnt from the footage
   * @throws StoppedException when it was asked to stop
   */
  public TuningResult tune(TuningRequest request) throws VideoReadException, InterruptedException {
    try (WorkFolder work = WorkFolder.open(request.folders().work());
        LoggedFootage footage =
            new FootageStep(backend, work, stop).read(request, phases.begin("labelling"))) {
      Split split = TuningSplit.of(footage.truth(), footage.info().fromFrame());
      TuningSearch search = search(request, work, footage, split);
      requireGoingOn();
      phases.begin("choosing");
      Choice choice =
          new Optimizer()
              .choose(
                  footage.truth(),
                  split,
                  search.candidates(),
                  request.bounds(),
                  request.allowUncertified());
      Optional<PlanBundle> bundle =
          choice.chosen().map(plan -> bundle(request, search, plan, choice));
      bundle.ifPresent(
          made ->
              work.keep(TunedRecord.CODEC, made.sha256(), new TunedRecord(footage.key(), split)));
      if (request.report().isPresent()) {
        new ReportStep(backend, work, stop)
            .write(
                request.report().get(),
                request,
                search,
                choice,
                phases.begin("writing the report"));
      }
      return new TuningResult(bundle, choice, search, phases.end());
    }
  }

  private TuningSearch search(
      TuningRequest request, WorkFolder work, LoggedFootage footage, Split split) {
    Truth truth = footage.truth();
    int frames = truth.frames();
    Plan base = base(request, footage);
    List<ModelWeights> models =
        new TrainingStep(
                work,
                truth,
                split,
                effort.orElseGet(() -> TrainingEffort.standard(request.seed())),
                stop)
            .train(footage.previews(), phases.begin("training", "epochs"));
    CostStep costs = costs(request, footage, base);
    phases.begin("measuring costs");
    double referenceMicros = costs.referenceMicros(request.reference());
    CandidateStep candidates =
        new CandidateStep(
            new FilterStep(work, base, frames, stop),
            new ScoreStep(work, frames, stop),
            costs,
            referenceMicros,
            phases);
    DifferenceStep differences = new DifferenceStep(work, truth, split, stop);
    List<Combination> combinations = new ArrayList<>();
    for (PreviewSet previews : footage.previews()) {
      requireGoingOn();
      List<ModelWeights> ofPreviews =
          models.stream().filter(model -> model.reduction() == previews.reduction()).toList();
      boolean coarsest = combinations.isEmpty();
      if (coarsest || !ofPreviews.isEmpty()) {
        phases.begin("fitting difference detectors");
        List<FittedDetector> detectors = differences.fit(previews);
        combinations.addAll(candidates.at(previews, detectors, ofPreviews, coarsest));
      }
    }
    return new TuningSearch(footage.info(), truth, split, combinations, models);
  }

  private CostStep costs(TuningRequest request, LoggedFootage footage, Plan base) {
    MachineProfile profile =
        MachineProfile.open(
            request.folders().costs(), Machine.describe(), request.folders().measureAnew());
    return new CostStep(backend, profile, footage, base);
  }

  /** The reference model on every frame, for this footage. */
  private static Plan base(TuningRequest request, LoggedFootage footage) {
    return TunedBundle.base(request.camera(), footage.truth(), footage.info().referenceSha256());
  }

  private static PlanBundle bundle(
      TuningRequest request, TuningSearch search, ThresholdedPlan plan, Choice choice) {
    FootageInfo info = search.info();
    Tuning tuning =
        new Tuning(
            info.recording(),
            info.referenceName(),
            info.fromFrame(),
            info.toFrame(),
            request.labelEvery(),
            request.seed(),
            choice.expectedCost().orElse(plan.cost()),
            choice.certificate().movedBy(info.fromFrame()));
    Plan base = TunedBundle.base(request.camera(), search.truth(), info.referenceSha256());
    return TunedBundle.of(base, search.stagesOf(plan), plan.thresholds(), Optional.of(tuning));
  }

  private void requireGoingOn() {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
  }
}
