package dev.squint.video.motion;

import dev.squint.core.frame.Image;
import java.util.Random;

/** A textured scene with sensor noise, in which light and a bright square can be put. */
final class TestScene {
  static final int WIDTH = 192;
  static final int HEIGHT = 108;

  private static final int NOISE = 4;
  private static final int SQUARE_GREY = 235;

  private static final int NOISES = 8191;

  private final Random random = new Random(11);
  private final double[] noise =
      random.doubles(NOISES).map(unused -> NOISE * random.nextGaussian()).toArray();

  /** The scene with nobody in it. */
  Image still() {
    return lit(0);
  }

  /** The scene with nobody in it, so many grey levels brighter. */
  Image lit(double brighter) {
    return draw(brighter, 0, 0, 0);
  }

  /** The scene with a square of {@code side} pixels. */
  Image withSquare(int left, int top, int side) {
    return draw(0, left, top, side);
  }

  private Image draw(double brighter, int left, int top, int side) {
    byte[] pixels = new byte[WIDTH * HEIGHT * Image.COLOUR];
    int next = random.nextInt(NOISES);
    for (int y = 0, i = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = x >= left && x < left + side && y >= top && y < top + side;
        double grey = inside ? SQUARE_GREY : 60 + 80.0 * x / WIDTH + 30 * (x / 20 % 2) + brighter;
        for (int channel = 0; channel < Image.COLOUR; channel++) {
          double noisy = grey + noise[next++ % NOISES];
          pixels[i++] = (byte) (int) Math.min(255, Math.max(0, noisy));
        }
      }
    }
    return new Image(WIDTH, HEIGHT, Image.COLOUR, pixels);
  }
}
