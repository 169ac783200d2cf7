package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BilinearScalerTest {
  private final Random random = new Random(7);

  @Test
  void copiesAnImageOfTheSameSize() {
    Image image = noise(13, 9);
    float[][] planes = scale(image, 13, 9);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 13; x++) {
        for (int channel = 0; channel < Image.COLOUR; channel++) {
          assertThat(planes[y][channel * 13 + x]).isEqualTo(pixel(image, x, y, channel));
        }
      }
    }
  }

  @Test
  void averagesFourPixelsWhenHalving() {
    Image image = noise(10, 6);
    float[][] planes = scale(image, 5, 3);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 5; x++) {
        float sum =
            pixel(image, 2 * x, 2 * y, 1)
                + pixel(image, 2 * x + 1, 2 * y, 1)
                + pixel(image, 2 * x, 2 * y + 1, 1)
                + pixel(image, 2 * x + 1, 2 * y + 1, 1);
        assertThat(planes[y][5 + x]).isEqualTo((float) Math.floor(sum / 4 + 0.5));
      }
    }
  }

  @Test
  void staysWithinARoundingOfTheFormula() {
    for (int[] size : new int[][] {{7, 5, 19, 23}, {64, 48, 27, 31}, {1, 1, 8, 8}, {40, 2, 3, 9}}) {
      Image image = noise(size[0], size[1]);
      float[][] planes = scale(image, size[2], size[3]);
      for (int y = 0; y < size[3]; y++) {
        for (int x = 0; x < size[2]; x++) {
          double sourceX = (x + 0.5) * size[0] / size[2] - 0.5;
          double sourceY = (y + 0.5) * size[1] / size[3] - 0.5;
          assertThat((double) planes[y][2 * size[2] + x])
              .isBetween(
                  interpolate(image, sourceX, sourceY, 2) - 0.7,
                  interpolate(image, sourceX, sourceY, 2) + 0.7);
        }
      }
    }
  }

  private static float[][] scale(Image image, int width, int height) {
    BilinearScaler scaler = new BilinearScaler();
    scaler.start(image, width, height);
    float[][] rows = new float[height][Image.COLOUR * width];
    for (int y = 0; y < height; y++) {
      scaler.row(y, 1, rows[y]);
    }
    return rows;
  }

  private static double interpolate(Image image, double x, double y, int channel) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (1 - down)
            * ((1 - right) * clamped(image, left, top, channel)
                + right * clamped(image, left + 1, top, channel))
        + down
            * ((1 - right) * clamped(image, left, top + 1, channel)
                + right * clamped(image, left + 1, top + 1, channel));
  }

  private static float clamped(Image image, int x, int y, int channel) {
    return pixel(
        image,
        Math.max(0, Math.min(x, image.width() - 1)),
        Math.max(0, Math.min(y, image.height() - 1)),
        channel);
  }

  private static float pixel(Image image, int x, int y, int channel) {
    return image.pixels()[(y * image.width() + x) * Image.COLOUR + channel] & 0xFF;
  }

  private Image noise(int width, int height) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    random.nextBytes(pixels);
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
