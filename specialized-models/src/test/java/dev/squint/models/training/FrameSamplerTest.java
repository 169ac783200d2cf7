package dev.squint.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {
  private static final int IMAGES = 2_000;

  @Test
  void showsBothAnswersEquallyOften() {
    TrainingData data =
        new SyntheticScene(frame -> frame % 100 < 20, frame -> false).data(1_000, 10, false);
    FrameSampler sampler = new FrameSampler(data, data.trainingFrames(), settings(1));
    int[] drawn = sampler.draw(new SplittableRandom(1));
    long shown = Arrays.stream(drawn).filter(place -> place % 100 < 20).count();
    assertThat((double) shown).isCloseTo(1_000, within(20.0));
    assertThat(sampler.weight(0, true)).isCloseTo(1, within(0.01));
    assertThat(sampler.weight(0, false)).isCloseTo(1, within(0.01));
  }

  @Test
  void meetsTheNaturalFrequencyHalfway() {
    TrainingData data =
        new SyntheticScene(frame -> frame % 100 < 20, frame -> false).data(1_000, 10, false);
    FrameSampler sampler = new FrameSampler(data, data.trainingFrames(), settings(0.5));
    int[] drawn = sampler.draw(new SplittableRandom(1));
    long shown = Arrays.stream(drawn).filter(place -> place % 100 < 20).count();
    assertThat((double) shown).isCloseTo(IMAGES * 0.35, within(20.0));
  }

  @Test
  void showsFramesNearEdgesAsOftenAsAsked() {
    TrainingData data =
        new SyntheticScene(frame -> frame >= 500, frame -> false).data(1_000, 10, false);
    SamplingSettings sampling = new SamplingSettings(1_000, 1_000, 0, 50, 4, 100);
    FrameSampler sampler = new FrameSampler(data, data.trainingFrames(), settings(sampling));
    int[] drawn = sampler.draw(new SplittableRandom(1));
    long near = Arrays.stream(drawn).filter(place -> place >= 450 && place < 550).count();
    assertThat((double) near).isCloseTo(IMAGES * 400.0 / 1_300, within(10.0));
  }

  @Test
  void weighsWhatItMayNotRepeat() {
    TrainingData data =
        new SyntheticScene(frame -> frame >= 500 && frame < 510, frame -> false)
            .data(1_000, 10, false);
    FrameSampler sampler = new FrameSampler(data, data.trainingFrames(), settings(1));
    int[] drawn = sampler.draw(new SplittableRandom(1));
    long most =
        IntStream.range(500, 510)
            .mapToLong(frame -> Arrays.stream(drawn).filter(place -> place == frame).count())
            .max()
            .orElseThrow();
    assertThat(most).isLessThanOrEqualTo(2L * settings(1).sampling().maxRepeats());
    assertThat(sampler.weight(0, true)).isGreaterThan(4);
    assertThat(sampler.weight(0, false)).isLessThan(1);
  }

  private static TrainingSettings settings(double balance) {
    return settings(new SamplingSettings(20_000, 6_000, balance, 0, 1, 6));
  }

  private static TrainingSettings settings(SamplingSettings sampling) {
    TrainingSettings standard = TrainingSettings.standard(1).withEpochs(1, IMAGES);
    return standard.withSampling(sampling);
  }

  @Test
  void keepsEventsWhenItThinsOutARecording() {
    TrainingData data =
        new SyntheticScene(frame -> frame >= 30_000 && frame < 30_050, frame -> false)
            .data(60_000, 20_000, false);
    SamplingSettings settings = SamplingSettings.standard();
    FrameSelection frames = FrameSelection.of(data, settings);
    assertThat(frames.training()).hasSize(settings.maxTrainingFrames()).isSorted();
    assertThat(frames.validation()).hasSize(settings.maxValidationFrames()).isSorted();
    assertThat(frames.training())
        .contains(IntStream.range(30_000 - 5, 30_050 + 5).toArray())
        .contains(0);
  }
}
