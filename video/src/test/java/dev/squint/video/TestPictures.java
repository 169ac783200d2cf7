package dev.squint.video;

import dev.squint.core.frame.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures with known pixels. */
public final class TestPictures {
  private TestPictures() {}

  /**
   * A soft gradient in three colours with a bright square whose place depends on {@code number}.
   */
  public static Image scene(int width, int height, int number) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    int side = Math.max(1, height / 4);
    int left = number * 7 % Math.max(1, width - side);
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inside = x >= left && x < left + side && y >= side && y < 2 * side;
        pixels[i++] = (byte) (inside ? 230 : 40 + 100 * x / width);
        pixels[i++] = (byte) (inside ? 220 : 60 + 100 * y / height);
        pixels[i++] = (byte) (inside ? 210 : 80 + 50 * (x + y) / (width + height));
      }
    }
    return new Image(width, height, Image.COLOUR, pixels);
  }

  /** Random pixels, the same for the same seed. */
  public static Image noise(int width, int height, int channels, long seed) {
    byte[] pixels = new byte[width * height * channels];
    new Random(seed).nextBytes(pixels);
    return new Image(width, height, channels, pixels);
  }

  /** The PNG of {@code image}. */
  public static byte[] png(Image image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), redFirst(image));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] redFirst(Image image) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i += Image.COLOUR) {
      pixels[i] = image.pixels()[i + 2];
      pixels[i + 2] = image.pixels()[i];
    }
    return pixels;
  }

  /** A JPEG with an EXIF block that asks viewers to turn it by a quarter. */
  public static byte[] turned(byte[] jpeg) {
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe1002245786966"
                    + "00004d4d002a00000008"
                    + "0001011200030000000100060000"
                    + "00000000");
    byte[] result = Arrays.copyOf(jpeg, jpeg.length + exif.length);
    System.arraycopy(exif, 0, result, 2, exif.length);
    System.arraycopy(jpeg, 2, result, 2 + exif.length, jpeg.length - 2);
    return result;
  }

  /** The mean absolute difference of two images of one size, in grey levels. */
  public static double difference(Image left, Image right) {
    if (!left.hasSizeOf(right) || left.channels() != right.channels()) {
      throw new IllegalArgumentException(left + " and " + right + " differ in size");
    }
    long sum = 0;
    for (int i = 0; i < left.pixels().length; i++) {
      sum += Math.abs((left.pixels()[i] & 0xFF) - (right.pixels()[i] & 0xFF));
    }
    return (double) sum / left.pixels().length;
  }
}
