package dev.squint.jobs.endtoend;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.video.encode.JpegFrameEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Made-up recordings: a grey scene, and a white square that walks through it. */
final class Scenes {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;

  private static final byte GREY = 90;
  private static final byte WHITE = (byte) 255;
  private static final int SQUARE = 40;

  private Scenes() {}

  /** A folder of {@code frames} images, the square in those that {@code occupied} says. */
  static Path record(Path folder, int frames, IntPredicate occupied) throws IOException {
    Files.createDirectories(folder);
    FrameEncoder encoder = new JpegFrameEncoder();
    for (int number = 0; number < frames; number++) {
      Image image = image(WIDTH, HEIGHT, number, occupied.test(number));
      Files.write(folder.resolve("%05d.jpg".formatted(number)), encoder.encode(image));
    }
    return folder;
  }

  /** One frame of the scene as JPEG. */
  static byte[] jpeg(int number, boolean occupied) {
    return new JpegFrameEncoder().encode(image(WIDTH, HEIGHT, number, occupied));
  }

  static Image image(int width, int height, int number, boolean occupied) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    Arrays.fill(pixels, GREY);
    if (occupied) {
      int left = (7 * number) % (width - SQUARE);
      for (int row = height / 3; row < height / 3 + SQUARE; row++) {
        int start = (row * width + left) * Image.COLOUR;
        Arrays.fill(pixels, start, start + SQUARE * Image.COLOUR, WHITE);
      }
    }
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
