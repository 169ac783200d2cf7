package dev.squint.bench;

import dev.squint.core.frame.Image;
import java.util.Random;

/** Pictures with the statistics of a scene: soft shapes, edges and sensor noise. */
final class Pictures {
  private static final int SHAPES = 40;
  private static final int NOISE = 4;

  private Pictures() {}

  /** A colour picture; the same for the same seed, up to noise for the same scene. */
  static Image scene(int width, int height, long sceneSeed, long noiseSeed) {
    Random shapes = new Random(sceneSeed);
    Random noise = new Random(noiseSeed);
    byte[] pixels = new byte[width * height * 3];
    int[] base = new int[pixels.length];
    for (int i = 0; i < base.length; i++) {
      base[i] = 90 + (i / 3 % width) * 60 / width;
    }
    for (int shape = 0; shape < SHAPES; shape++) {
      paint(base, width, height, shapes);
    }
    for (int i = 0; i < pixels.length; i++) {
      int value = base[i] + noise.nextInt(2 * NOISE + 1) - NOISE;
      pixels[i] = (byte) Math.min(255, Math.max(0, value));
    }
    return new Image(width, height, Image.COLOUR, pixels);
  }

  private static void paint(int[] base, int width, int height, Random shapes) {
    int left = shapes.nextInt(width);
    int top = shapes.nextInt(height);
    int right = Math.min(width, left + 1 + shapes.nextInt(width / 4));
    int bottom = Math.min(height, top + 1 + shapes.nextInt(height / 4));
    int[] colour = {shapes.nextInt(256), shapes.nextInt(256), shapes.nextInt(256)};
    for (int y = top; y < bottom; y++) {
      for (int i = (y * width + left) * 3; i < (y * width + right) * 3; i++) {
        base[i] = colour[i % 3];
      }
    }
  }
}
