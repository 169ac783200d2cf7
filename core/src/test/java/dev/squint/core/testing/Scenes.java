package dev.squint.core.testing;

import dev.squint.core.frame.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes small pictures to test with. */
public final class Scenes {
  private Scenes() {}

  /** A luma picture of soft shapes, the same for the same seed. */
  public static Image textured(int width, int height, long seed) {
    Random random = new Random(seed);
    double phase = random.nextDouble() * 6;
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(x * 0.21 + phase) * 45 + Math.cos(y * 0.33 - phase) * 40;
        pixels[y * width + x] = (byte) clamp(110 + wave + random.nextInt(9) - 4);
      }
    }
    return new Image(width, height, Image.LUMA, pixels);
  }

  /** {@code luma} with a filled rectangle. */
  public static Image withBox(Image luma, int left, int top, int size, int grey) {
    byte[] pixels = luma.pixels().clone();
    for (int y = top; y < Math.min(luma.height(), top + size); y++) {
      for (int x = left; x < Math.min(luma.width(), left + size); x++) {
        pixels[y * luma.width() + x] = (byte) grey;
      }
    }
    return new Image(luma.width(), luma.height(), luma.channels(), pixels);
  }

  /** {@code image} under another light: every value times {@code gain} plus {@code offset}. */
  public static Image withLight(Image image, double gain, double offset) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) clamp(gain * (pixels[i] & 0xFF) + offset);
    }
    return new Image(image.width(), image.height(), image.channels(), pixels);
  }

  /** {@code image} with sensor noise of up to {@code levels} either way. */
  public static Image withNoise(Image image, int levels, Random random) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) clamp((pixels[i] & 0xFF) + random.nextInt(2 * levels + 1) - levels);
    }
    return new Image(image.width(), image.height(), image.channels(), pixels);
  }

  /** The colours of {@code picture}, {@link Image#COLOUR}. */
  public static Image of(BufferedImage picture) {
    byte[] pixels = new byte[picture.getWidth() * picture.getHeight() * 3];
    int i = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        pixels[i++] = (byte) rgb;
        pixels[i++] = (byte) (rgb >> 8);
        pixels[i++] = (byte) (rgb >> 16);
      }
    }
    return new Image(picture.getWidth(), picture.getHeight(), Image.COLOUR, pixels);
  }

  /** {@code image} shrunk by a whole factor, each pixel the mean of a square. */
  public static Image shrunk(Image image, int factor) {
    int width = image.width() / factor;
    int height = image.height() / factor;
    byte[] pixels = new byte[width * height * image.channels()];
    for (int i = 0; i < pixels.length; i++) {
      int channel = i % image.channels();
      int x = i / image.channels() % width;
      int y = i / image.channels() / width;
      int sum = 0;
      for (int d = 0; d < factor * factor; d++) {
        int row = y * factor + d / factor;
        int column = x * factor + d % factor;
        sum += image.pixels()[(row * image.width() + column) * image.channels() + channel] & 0xFF;
      }
      pixels[i] = (byte) (sum / (factor * factor));
    }
    return new Image(width, height, image.channels(), pixels);
  }

  /**
   * A real image file of random blocks of colour.
   *
   * @param format {@code jpg} or {@code png}
   */
  public static byte[] encoded(String format, int width, int height, long seed) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y += 8) {
      for (int x = 0; x < width; x += 8) {
        int colour = random.nextInt(0x1000000);
        for (int i = 0; i < 64; i++) {
          if (x + i % 8 < width && y + i / 8 < height) {
            picture.setRGB(x + i % 8, y + i / 8, colour);
          }
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, bytes)) {
        throw new IllegalArgumentException("no encoder for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int clamp(double value) {
    return (int) Math.min(255, Math.max(0, Math.round(value)));
  }
}
