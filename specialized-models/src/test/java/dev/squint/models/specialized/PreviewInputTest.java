package dev.squint.models.specialized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.Image;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.models.TestData;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreviewInputTest {
  private static final double TOLERANCE = 1e-5;

  @Test
  void averagesAreasWhenShrinking() {
    Image preview = ramp(20, 20);
    float[] input = write(SpecializedSpecs.luma(8, 8, Crop.WHOLE), preview);
    // Columns 0 and 1 whole and half of column 2, where column x has luma x.
    assertThat((double) input[0] * 255).isCloseTo((0 + 1 + 0.5 * 2) / 2.5, within(TOLERANCE * 255));
    assertThat((double) input[7] * 255)
        .isCloseTo((0.5 * 17 + 18 + 19) / 2.5, within(TOLERANCE * 255));
  }

  @Test
  void interpolatesWhenEnlarging() {
    float[] input = write(SpecializedSpecs.luma(16, 16, Crop.WHOLE), ramp(8, 8));
    assertThat((double) input[0]).isCloseTo(0, within(TOLERANCE));
    assertThat((double) input[1] * 255).isCloseTo(0.25, within(TOLERANCE * 255));
    assertThat((double) input[2] * 255).isCloseTo(0.75, within(TOLERANCE * 255));
    assertThat((double) input[15] * 255).isCloseTo(7, within(TOLERANCE * 255));
  }

  @Test
  void seesTheCropAlone() {
    Image preview = ramp(40, 24);
    float[] input = write(SpecializedSpecs.luma(8, 8, new Crop(0.5, 0.25, 0.4, 0.5)), preview);
    // Columns 20 to 35, two to each place.
    for (int x = 0; x < 8; x++) {
      assertThat((double) input[8 + x] * 255).isCloseTo(20.5 + 2 * x, within(TOLERANCE * 255));
    }
  }

  @Test
  void normalisesEachChannelInItsPlane() {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] pixels = new byte[80 * 45 * Image.COLOUR];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) (51 * (1 + index % Image.COLOUR));
    }
    float[] input = write(spec, new Image(80, 45, Image.COLOUR, pixels));
    for (int channel = 0; channel < Image.COLOUR; channel++) {
      double expected =
          (0.2 * (1 + channel) - spec.mean().get(channel)) / spec.standardDeviation().get(channel);
      for (int place = 0; place < 2500; place++) {
        assertThat((double) input[channel * 2500 + place]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  void takesPreviewsOfAnySize() {
    PreviewInput previewInput = new PreviewInput(SpecializedSpecs.colour());
    float[] input = new float[previewInput.size()];
    double low = (0 - 0.5) / 0.2;
    double high = (1 - 0.4) / 0.2;
    Random random = new Random(3);
    for (int[] size : new int[][] {{1, 1}, {2, 300}, {300, 2}, {50, 50}, {51, 49}, {640, 360}}) {
      byte[] pixels = new byte[size[0] * size[1] * Image.COLOUR];
      random.nextBytes(pixels);
      previewInput.write(new Image(size[0], size[1], Image.COLOUR, pixels), input, 0);
      for (float value : input) {
        assertThat((double) value).isBetween(low, high + TOLERANCE);
      }
    }
  }

  @Test
  void keepsTheMeanWhateverTheSize() {
    for (int[] size : new int[][] {{80, 45}, {96, 54}, {160, 120}, {33, 71}}) {
      Image grey = TestData.grey(size[0], size[1], 128);
      for (float value :
          write(SpecializedSpecs.luma(50, 50, new Crop(0.13, 0.07, 0.61, 0.83)), grey)) {
        assertThat((double) value).isCloseTo(128 / 255.0, within(TOLERANCE));
      }
    }
  }

  @Test
  void refusesLumaPreviews() {
    Image luma = new Image(8, 8, Image.LUMA, new byte[64]);
    assertThatThrownBy(() -> write(SpecializedSpecs.colour(), luma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour previews");
  }

  private static float[] write(SpecializedModelSpec spec, Image preview) {
    PreviewInput previewInput = new PreviewInput(spec);
    float[] input = new float[previewInput.size()];
    previewInput.write(preview, input, 0);
    return input;
  }

  /** A preview whose luma is its column. */
  private static Image ramp(int width, int height) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) (index / Image.COLOUR % width);
    }
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
