package dev.squint.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodedInputsTest {
  private static final InputGeometry LARGE = new InputGeometry(32, 20, 3, Crop.WHOLE);
  private static final InputGeometry SMALL = new InputGeometry(16, 12, 1, Crop.WHOLE);
  private static final List<InputGeometry> BOTH = List.of(LARGE, SMALL);
  private static final FrameSelection FRAMES =
      new FrameSelection(new int[] {1, 4, 6}, new int[] {9, 30});

  private final List<Integer> read = new ArrayList<>();

  @Test
  void readsEachPreviewOnceForAllGeometries() throws InterruptedException {
    DecodedInputs inputs = inputs(Long.MAX_VALUE);
    InputImages large = inputs.of(LARGE, BOTH);
    InputImages small = inputs.of(SMALL, BOTH);
    assertThat(read).containsExactly(1, 4, 6, 9, 30);
    assertThat(large.training()).hasDimensions(3, 32 * 20 * 3);
    assertThat(small.validation()).hasDimensions(2, 16 * 12);
  }

  @Test
  void readsAgainWhatDoesNotFitToTheSameBytes() throws InterruptedException {
    InputImages ample = inputs(Long.MAX_VALUE).of(LARGE, BOTH);
    read.clear();
    DecodedInputs tight = inputs(LARGE.size() * 5L);
    InputImages first = tight.of(LARGE, BOTH);
    tight.of(SMALL, BOTH);
    InputImages again = tight.of(LARGE, BOTH);
    assertThat(read).hasSize(15);
    assertThat(again.training()).isDeepEqualTo(first.training()).isDeepEqualTo(ample.training());
  }

  @Test
  void measuresMeanAndSpread() {
    byte[][] images = {{0, 0, (byte) 255, (byte) 255}, {0, 0, (byte) 255, (byte) 255}};
    InputGeometry geometry = new InputGeometry(2, 2, 1, Crop.WHOLE);
    Normalisation normalisation = new InputImages(geometry, images, images).normalisation();
    assertThat(normalisation.mean().get(0)).isCloseTo(0.5, within(1e-9));
    assertThat(normalisation.standardDeviation().get(0)).isCloseTo(0.5, within(1e-9));
    byte[][] flat = {new byte[4]};
    assertThat(new InputImages(geometry, flat, flat).normalisation().standardDeviation().get(0))
        .isPositive();
  }

  private DecodedInputs inputs(long limitBytes) {
    PreviewSource scene = SyntheticScene.busy();
    PreviewSource counted =
        frame -> {
          read.add(frame);
          return scene.preview(frame);
        };
    return new DecodedInputs(counted, FRAMES, new StopSignal(TrainingListener.NONE), limitBytes);
  }
}
