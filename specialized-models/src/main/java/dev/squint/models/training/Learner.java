package dev.squint.models.training;

import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.models.engine.ParameterLayout;
import dev.squint.models.engine.ShallowTrainer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One candidate in the course of the elimination. Holds plain arrays only, between rungs. */
final class Learner {
  private final Architecture architecture;
  private final Lesson lesson;
  private final String training;
  private Optional<NetworkState> learnt = Optional.empty();

  /**
   * A candidate that has not learnt.
   *
   * @param training what its checkpoints are marked with
   */
  Learner(Architecture architecture, Lesson lesson, String training) {
    this.architecture = architecture;
    this.lesson = lesson;
    this.training = training;
  }

  InputGeometry input() {
    return architecture.input();
  }

  /** Validation loss so far; infinite when it has learnt nothing. */
  double loss() {
    return learnt.map(state -> state.bestLoss).orElse(Double.POSITIVE_INFINITY);
  }

  /** Takes over what was learnt in an earlier run of this training; false when there is nothing. */
  boolean resume(Rung rung, TrainingCheckpoints checkpoints) {
    int parameters = ParameterLayout.of(architecture.untrained(lesson.queries())).size();
    Optional<NetworkState> saved =
        checkpoints
            .load(key(rung))
            .flatMap(bytes -> NetworkStates.read(bytes, training, parameters));
    saved.ifPresent(state -> learnt = saved);
    return saved.isPresent();
  }

  void learn(Rung rung, InputImages images, TrainingListener listener) throws InterruptedException {
    NetworkState state =
        learnt.orElseGet(() -> NetworkTraining.initial(architecture, lesson, images));
    try (NetworkTraining network =
        new NetworkTraining(architecture, lesson, images, state.normalisation)) {
      network.run(
          rung,
          state,
          loss ->
              listener.epoch(
                  architecture,
                  loss.rung(),
                  loss.epoch(),
                  loss.trainingLoss(),
                  loss.validationLoss()));
    }
    learnt = Optional.of(state);
  }

  void save(Rung rung, TrainingCheckpoints checkpoints) {
    checkpoints.save(key(rung), NetworkStates.write(state(), training));
  }

  TrainedModel model() {
    NetworkState state = state();
    SpecializedModelSpec shape = architecture.untrained(lesson.queries());
    byte[] parameters;
    try (ShallowTrainer trainer = new ShallowTrainer(shape, 1)) {
      trainer.parameters().put(0, state.bestParameters);
      parameters = trainer.encode();
    }
    List<Calibration> calibrations =
        state.bestCalibrations.isEmpty() ? shape.calibrations() : state.bestCalibrations;
    return new TrainedModel(
        architecture,
        architecture.spec(Sha256.of(parameters), state.normalisation, calibrations),
        parameters,
        state.bestLoss,
        Collections.unmodifiableList(state.history));
  }

  private NetworkState state() {
    return learnt.orElseThrow(
        () -> new IllegalStateException("%s has not learnt".formatted(architecture.name())));
  }

  private String key(Rung rung) {
    return architecture.name() + "-rung" + rung.index();
  }
}
