package dev.squint.video.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of {@link BoxShrink}. */
class BoxShrinkTest {
  @Test
  void equalsThePlainMeanAtAnySize() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      int width = 1 + random.nextInt(70);
      int height = 1 + random.nextInt(50);
      int channels = random.nextBoolean() ? Image.COLOUR : Image.LUMA;
      int reduction = 2 << random.nextInt(3);
      Image image = TestPictures.noise(width, height, channels, trial);

      assertThat(BoxShrink.shrink(image, reduction))
          .as("%s by %d", image, reduction)
          .isEqualTo(plainMean(image, reduction));
    }
  }

  @Test
  void equalsThePlainMeanOfWholeBoxes() {
    for (int height : new int[] {8, 40, 43}) {
      Image image = TestPictures.noise(96, height, Image.COLOUR, height);

      assertThat(BoxShrink.shrink(image, 8)).isEqualTo(plainMean(image, 8));
    }
  }

  @Test
  void keepsWhiteWhite() {
    byte[] white = new byte[64 * 64 * 3];
    java.util.Arrays.fill(white, (byte) 255);

    assertThat(BoxShrink.shrink(new Image(64, 64, 3, white), 8).pixels()).containsOnly((byte) 255);
  }

  @Test
  void givesTheImageItselfForReductionOne() {
    Image image = TestPictures.scene(30, 20, 0);

    assertThat(BoxShrink.shrink(image, 1)).isSameAs(image);
  }

  @Test
  void refusesOtherReductions() {
    assertThatThrownBy(() -> BoxShrink.shrink(TestPictures.scene(30, 20, 0), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }

  private static Image plainMean(Image image, int reduction) {
    int columns = (image.width() + reduction - 1) / reduction;
    int rows = (image.height() + reduction - 1) / reduction;
    byte[] pixels = new byte[columns * rows * image.channels()];
    for (int i = 0; i < pixels.length; i++) {
      int channel = i % image.channels();
      int column = i / image.channels() % columns;
      int row = i / image.channels() / columns;
      pixels[i] = (byte) mean(image, reduction, row, column, channel);
    }
    return new Image(columns, rows, image.channels(), pixels);
  }

  private static long mean(Image image, int reduction, int row, int column, int channel) {
    int sum = 0;
    int count = 0;
    for (int y = row * reduction; y < Math.min(image.height(), (row + 1) * reduction); y++) {
      for (int x = column * reduction; x < Math.min(image.width(), (column + 1) * reduction); x++) {
        sum += image.pixels()[(y * image.width() + x) * image.channels() + channel] & 0xFF;
        count++;
      }
    }
    return Math.round((double) sum / count);
  }
}
