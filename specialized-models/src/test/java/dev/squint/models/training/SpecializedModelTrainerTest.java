package dev.squint.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.models.specialized.SpecializedModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecializedModelTrainerTest {
  private static final Architecture SMALL = network(3, 8, 16);
  private static final Architecture LUMA = network(1, 8, 16);
  private static final Architecture TINY = network(3, 1);
  private static final Architecture WIDE = network(3, 16, 16);

  @Test
  void learnsASceneThatAScorerThenKnows() throws InterruptedException {
    SyntheticScene scene = SyntheticScene.busy();
    TrainedModel model = trainOne(scene.data(600, 200, false), SMALL);
    assertThat(model.validationLoss()).isLessThan(0.1);
    assertThat(model.spec().parameters()).isEqualTo("specialized-model.params");
    assertThat(accuracy(model, scene, 0)).isGreaterThan(0.97);
  }

  @Test
  void answersTwoQueriesWithOneTrunk() throws InterruptedException {
    SyntheticScene scene = SyntheticScene.busy();
    TrainedModel model = trainOne(scene.data(600, 200, true), SMALL);
    assertThat(model.spec().calibrations()).hasSize(2);
    assertThat(accuracy(model, scene, 0)).isGreaterThan(0.95);
    assertThat(accuracy(model, scene, 1)).isGreaterThan(0.95);
  }

  @Test
  void learnsWhatIsRare() throws InterruptedException {
    SyntheticScene scene =
        new SyntheticScene(frame -> frame % 100 < 3, frame -> frame / 33 % 2 == 1);
    TrainedModel model = trainOne(scene.data(2_000, 600, false), SMALL);
    try (FrameScorer scorer = SpecializedModels.open(model.spec(), model.parameters())) {
      int found = 0;
      int invented = 0;
      for (int frame = 5_000; frame < 6_000; frame++) {
        float score = scorer.score(List.of(scene.preview(frame)))[0][0];
        boolean present = frame % 100 < 3;
        found += present && score > 0.3 ? 1 : 0;
        invented += !present && score > 0.3 ? 1 : 0;
      }
      assertThat(found).isGreaterThanOrEqualTo(27);
      assertThat(invented).isLessThan(15);
    }
  }

  @Test
  void givesTheSameBytesForTheSameSeed() throws InterruptedException {
    TrainingData data = SyntheticScene.busy().data(200, 60, false);
    byte[] first = train(quick(1), data, List.of(SMALL)).get(0).parameters();
    byte[] again = train(quick(1), data, List.of(SMALL)).get(0).parameters();
    byte[] other = train(quick(2), data, List.of(SMALL)).get(0).parameters();
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void keepsTheBestOfTheCandidates() throws InterruptedException {
    TrainingData data = SyntheticScene.busy().data(400, 120, false);
    List<TrainedModel> models =
        train(quick(3).withEpochs(9, 512), data, List.of(TINY, SMALL, LUMA, WIDE));
    assertThat(models).hasSize(2);
    assertThat(models.get(0).validationLoss()).isLessThanOrEqualTo(models.get(1).validationLoss());
    assertThat(models).noneMatch(model -> model.architecture().equals(TINY));
    assertThat(models)
        .allSatisfy(
            model ->
                assertThat(model.history()).extracting(EpochLoss::rung).contains(0, 1).isSorted());
  }

  @Test
  void goesOnFromItsCheckpointsToTheSameEnd() throws InterruptedException {
    TrainingData data = SyntheticScene.busy().data(300, 100, true);
    List<Architecture> candidates = List.of(TINY, SMALL, LUMA, WIDE);
    List<TrainedModel> whole = train(quick(4), data, candidates);
    KeptCheckpoints kept = new KeptCheckpoints();
    StopAfter stop = new StopAfter(7);
    assertThatThrownBy(
            () -> new SpecializedModelTrainer(quick(4), stop, kept).train(data, candidates))
        .isInstanceOf(InterruptedException.class);
    assertThat(kept.states).isNotEmpty();
    kept.states.replaceAll((key, state) -> key.startsWith(TINY.name()) ? new byte[9] : state);
    CountEpochs count = new CountEpochs();
    List<TrainedModel> resumed =
        new SpecializedModelTrainer(quick(4), count, kept).train(data, candidates);
    assertSame(resumed, whole);
    CountEpochs none = new CountEpochs();
    TrainingData unread =
        new TrainingData(
            frame -> {
              throw new IllegalStateException("a finished training reads no previews");
            },
            data.trainingFrames(),
            data.validationFrames(),
            data.present());
    assertSame(new SpecializedModelTrainer(quick(4), none, kept).train(unread, candidates), whole);
    assertThat(none.epochs).isZero();
    assertThat(count.epochs).isPositive();
  }

  @Test
  void passesOverCheckpointsOfAnotherTraining() throws InterruptedException {
    TrainingData data = SyntheticScene.busy().data(200, 60, false);
    KeptCheckpoints kept = new KeptCheckpoints();
    new SpecializedModelTrainer(quick(5), TrainingListener.NONE, kept).train(data, List.of(SMALL));
    List<TrainedModel> other =
        new SpecializedModelTrainer(quick(6), TrainingListener.NONE, kept)
            .train(data, List.of(SMALL));
    assertSame(other, train(quick(6), data, List.of(SMALL)));
  }

  @Test
  void refusesAQueryWithOneAnswer() {
    SyntheticScene never = new SyntheticScene(frame -> false, frame -> false);
    assertThatThrownBy(() -> train(quick(1), never.data(100, 50, false), List.of(SMALL)))
        .isInstanceOfSatisfying(
            MissingClassException.class, failure -> assertThat(failure.query()).isZero())
        .hasMessageContaining("query 0 is present in 0 of 100 training frames");
    SyntheticScene always = new SyntheticScene(frame -> true, frame -> false);
    assertThatThrownBy(() -> train(quick(1), always.data(100, 50, false), List.of(SMALL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("present in 100 of 100");
  }

  @Test
  void leavesScoresAsTheyAreWhenValidationHasOneAnswer() throws InterruptedException {
    SyntheticScene early = new SyntheticScene(frame -> frame < 100, frame -> false);
    TrainedModel model = trainOne(early.data(200, 60, false), SMALL);
    assertThat(model.spec().calibrations()).containsExactly(Calibration.IDENTITY);
    assertThat(model.validationLoss()).isLessThan(0.2);
  }

  @Test
  void stopsWhenInterruptedOrTold() {
    TrainingData data = SyntheticScene.busy().data(300, 100, false);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> train(quick(1), data, List.of(SMALL)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    StopAfter stop = new StopAfter(0);
    assertThatThrownBy(
            () -> new SpecializedModelTrainer(quick(1), stop).train(data, List.of(SMALL)))
        .isInstanceOf(InterruptedException.class)
        .hasMessageContaining("stopped");
  }

  @Test
  void refusesNoOrEqualCandidates() {
    TrainingData data = SyntheticScene.busy().data(100, 50, false);
    assertThatThrownBy(() -> train(quick(1), data, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one architecture");
    assertThatThrownBy(() -> train(quick(1), data, List.of(SMALL, SMALL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(SMALL.name());
  }

  private static Architecture network(int channels, int... filters) {
    List<Convolution> convolutions = new ArrayList<>();
    for (int count : filters) {
      convolutions.add(new Convolution(count, 3, 2));
    }
    return new Architecture(32, 20, channels, Crop.WHOLE, convolutions, filters[0] * 2);
  }

  private static TrainingSettings quick(long seed) {
    return TrainingSettings.standard(seed).withEpochs(4, 256);
  }

  private static TrainedModel trainOne(TrainingData data, Architecture architecture)
      throws InterruptedException {
    return train(TrainingSettings.standard(7).withEpochs(10, 1_024), data, List.of(architecture))
        .get(0);
  }

  private static List<TrainedModel> train(
      TrainingSettings settings, TrainingData data, List<Architecture> candidates)
      throws InterruptedException {
    return new SpecializedModelTrainer(settings, TrainingListener.NONE).train(data, candidates);
  }

  private static double accuracy(TrainedModel model, SyntheticScene scene, int query) {
    List<Image> previews = new ArrayList<>();
    for (int frame = 9_000; frame < 9_400; frame++) {
      previews.add(scene.preview(frame));
    }
    TrainingData truth = scene.data(9_200, 200, true);
    int right = 0;
    try (FrameScorer scorer = SpecializedModels.open(model.spec(), model.parameters())) {
      float[][] scores = scorer.score(previews);
      for (int index = 0; index < scores.length; index++) {
        right += scores[index][query] > 0.5 == truth.isPresent(query, 9_000 + index) ? 1 : 0;
      }
    }
    return (double) right / previews.size();
  }

  private static void assertSame(List<TrainedModel> models, List<TrainedModel> expected) {
    assertThat(models).hasSameSizeAs(expected);
    for (int index = 0; index < models.size(); index++) {
      assertThat(models.get(index).spec()).isEqualTo(expected.get(index).spec());
      assertThat(models.get(index).parameters()).isEqualTo(expected.get(index).parameters());
      assertThat(models.get(index).history()).isEqualTo(expected.get(index).history());
    }
  }

  /** Keeps states in memory. */
  private static final class KeptCheckpoints implements TrainingCheckpoints {
    private final Map<String, byte[]> states = new HashMap<>();

    @Override
    public Optional<byte[]> load(String key) {
      return Optional.ofNullable(states.get(key));
    }

    @Override
    public void save(String key, byte[] state) {
      states.put(key, state);
    }
  }

  /** Says stop after some epochs. */
  private static final class StopAfter implements TrainingListener {
    private int epochsLeft;

    StopAfter(int epochs) {
      epochsLeft = epochs;
    }

    @Override
    public void epoch(
        Architecture architecture,
        int rung,
        int epoch,
        double trainingLoss,
        double validationLoss) {
      epochsLeft--;
    }

    @Override
    public boolean stop() {
      return epochsLeft <= 0;
    }
  }

  /** Counts epochs. */
  private static final class CountEpochs implements TrainingListener {
    private int epochs;

    @Override
    public void epoch(
        Architecture architecture,
        int rung,
        int epoch,
        double trainingLoss,
        double validationLoss) {
      epochs++;
    }
  }
}
