package dev.squint.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final Crop ZONE = new Crop(0.5, 0.25, 0.25, 0.5);

  @Test
  void namesArchitecturesApart() {
    List<Convolution> convolutions = List.of(new Convolution(16, 3, 2), new Convolution(32, 5, 1));
    Architecture whole = new Architecture(64, 36, 3, Crop.WHOLE, convolutions, 64);
    assertThat(whole.name()).isEqualTo("64x36x3-c16s2-c32k5s1-d64");
    assertThat(new Architecture(64, 36, 3, ZONE, convolutions, 64).name())
        .isEqualTo("64x36x3@0.5,0.25,0.25,0.5-c16s2-c32k5s1-d64");
  }

  @Test
  void refusesWhatNoDescriptionCanSay() {
    assertThatThrownBy(() -> new Architecture(64, 36, 2, Crop.WHOLE, List.of(), 64))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void offersDistinctNetworksOfThePreviewsShape() {
    for (boolean small : new boolean[] {true, false}) {
      for (Optional<Crop> zone : List.of(Optional.<Crop>empty(), Optional.of(ZONE))) {
        List<Architecture> space = SpecializedModelTrainer.searchSpace(80, 45, zone, small);
        assertThat(space).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(space).extracting(Architecture::name).doesNotHaveDuplicates();
      }
    }
    assertThat(SpecializedModelTrainer.searchSpace(80, 45, Optional.empty(), false))
        .allSatisfy(network -> assertThat(network.inputWidth()).isLessThanOrEqualTo(80));
  }

  @Test
  void copesWithAnyPreview() {
    for (int[] size : new int[][] {{1, 1}, {8, 300}, {45, 80}, {240, 135}, {400, 45}}) {
      assertThat(SpecializedModelTrainer.searchSpace(size[0], size[1], Optional.of(ZONE), false))
          .isNotEmpty();
    }
  }

  @Test
  void halvesTheCandidatesAndLengthensTheirTraining() {
    TrainingSettings settings = TrainingSettings.standard(1).withEpochs(21, 100).withSurvivors(2);
    assertThat(Rung.of(8, settings))
        .containsExactly(new Rung(0, 3, 4), new Rung(1, 6, 2), new Rung(2, 12, 2));
    assertThat(Rung.of(2, settings)).containsExactly(new Rung(0, 21, 2));
    assertThat(Rung.of(1, settings)).containsExactly(new Rung(0, 21, 1));
    assertThat(Rung.of(5, settings)).extracting(Rung::survivors).containsExactly(3, 2, 2);
  }
}
