package dev.squint.models.specialized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.models.TestData;
import dev.squint.models.engine.RandomParameters;
import dev.squint.models.engine.ShallowParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpecializedModelsTest {
  private static final float SAME = 1e-5f;

  @Test
  void scoresAsThePlainFormulaSays() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] parameters = RandomParameters.random(spec, 11);
    PlainNetwork plain = new PlainNetwork(spec, ShallowParameters.read(spec, parameters));
    List<Image> previews = previews(12);
    try (FrameScorer scorer = open(spec, parameters)) {
      float[][] scores = scorer.score(previews);
      for (int index = 0; index < scores.length; index++) {
        assertThat(scores[index]).containsExactly(plain.score(previews.get(index)), within(1e-4f));
      }
    }
  }

  @Test
  void scoresAPreviewTheSameWhereverItStandsInABatch() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    List<Image> previews = previews(45);
    try (FrameScorer scorer = open(spec, RandomParameters.random(spec, 5))) {
      float[][] together = scorer.score(previews);
      List<Image> backwards = new ArrayList<>(previews);
      Collections.reverse(backwards);
      float[][] reversed = scorer.score(backwards);
      for (int index = 0; index < previews.size(); index++) {
        float[] alone = scorer.score(List.of(previews.get(index)))[0];
        assertThat(together[index]).containsExactly(alone, within(SAME));
        assertThat(reversed[previews.size() - 1 - index]).containsExactly(alone, within(SAME));
      }
      float[][] few = scorer.score(previews.subList(3, 8));
      for (int index = 0; index < few.length; index++) {
        assertThat(few[index]).containsExactly(together[3 + index], within(SAME));
      }
    }
  }

  @Test
  void scoresAloneAsAmongManyWhateverTheNetwork() throws IOException {
    for (SpecializedModelSpec spec :
        List.of(
            SpecializedSpecs.colour(),
            SpecializedSpecs.luma(24, 16, new Crop(0.1, 0.2, 0.5, 0.6)),
            SpecializedSpecs.convolutions(
                80, 45, new Convolution(8, 5, 2), new Convolution(16, 3, 2)),
            SpecializedSpecs.convolutions(
                33, 20, new Convolution(5, 4, 3), new Convolution(3, 2, 1)),
            SpecializedSpecs.convolutions(
                16,
                9,
                new Convolution(4, 1, 1),
                new Convolution(7, 11, 4),
                new Convolution(1, 3, 2)))) {
      try (FrameScorer scorer = open(spec, RandomParameters.random(spec, 3))) {
        List<Image> previews = previews(32);
        float[][] together = scorer.score(previews);
        for (int index = 0; index < previews.size(); index++) {
          float[] alone = scorer.score(List.of(previews.get(index)))[0];
          assertThat(alone).as("%s", spec).containsExactly(together[index], within(SAME));
        }
      }
    }
  }

  @Test
  void scoresLumaCropsWithinBounds() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.luma(24, 16, new Crop(0.1, 0.2, 0.5, 0.6));
    try (FrameScorer scorer = open(spec, RandomParameters.random(spec, 2))) {
      for (float[] scores : scorer.score(previews(9))) {
        assertThat(scores).hasSize(1);
        assertThat(scores[0]).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void refusesParametersWithAnotherChecksum() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] parameters = RandomParameters.random(spec, 5);
    SpecializedModelSpec sealed = SpecializedSpecs.of(spec, parameters);
    parameters[1000]++;
    assertThatThrownBy(() -> SpecializedModels.open(sealed, parameters))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model.params")
        .hasMessageContaining(sealed.sha256());
  }

  @Test
  void refusesParametersThatAreDamaged() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] whole = RandomParameters.random(spec, 5);
    assertRefused(spec, Arrays.copyOf(whole, whole.length / 2), "damaged");
    assertRefused(spec, Arrays.copyOf(whole, whole.length + 1), "left over");
    assertRefused(spec, new byte[0], "damaged");
    assertRefused(spec, "not parameters at all".getBytes(StandardCharsets.UTF_8), "damaged");
  }

  @Test
  void refusesParametersOfAnotherArchitecture() throws IOException {
    SpecializedModelSpec colour = SpecializedSpecs.colour();
    SpecializedModelSpec luma = SpecializedSpecs.luma(50, 50, Crop.WHOLE);
    assertRefused(colour, RandomParameters.random(luma, 1), "another architecture");
    assertRefused(luma, RandomParameters.random(colour, 1), "another architecture");
    SpecializedModelSpec smaller = SpecializedSpecs.luma(40, 50, Crop.WHOLE);
    assertRefused(smaller, RandomParameters.random(luma, 1), "another architecture");
  }

  @Test
  void closesTwiceAndThenRefusesPreviews() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    FrameScorer scorer = open(spec, RandomParameters.random(spec, 5));
    assertThat(scorer.preferredBatchSize()).isEqualTo(32);
    scorer.close();
    scorer.close();
    assertThatThrownBy(() -> scorer.score(previews(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void refusesAnEmptyBatch() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    try (FrameScorer scorer = open(spec, RandomParameters.random(spec, 5))) {
      assertThatThrownBy(() -> scorer.score(List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least one");
    }
  }

  private static void assertRefused(SpecializedModelSpec spec, byte[] parameters, String reason) {
    assertThatThrownBy(() -> open(spec, parameters).close())
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(spec.parameters())
        .hasMessageContaining(reason)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  private static FrameScorer open(SpecializedModelSpec spec, byte[] parameters) {
    return SpecializedModels.open(SpecializedSpecs.of(spec, parameters), parameters);
  }

  /** Noise of several sizes, and a white and a black preview. */
  private static List<Image> previews(int count) {
    Random random = new Random(9);
    List<Image> previews = new ArrayList<>();
    previews.add(TestData.grey(80, 45, 255));
    previews.add(TestData.grey(80, 45, 0));
    while (previews.size() < count) {
      int width = previews.size() % 3 == 0 ? 96 : 80;
      byte[] pixels = new byte[width * 45 * Image.COLOUR];
      random.nextBytes(pixels);
      previews.add(new Image(width, 45, Image.COLOUR, pixels));
    }
    return previews.subList(0, count);
  }
}
