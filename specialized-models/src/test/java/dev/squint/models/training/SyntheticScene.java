package dev.squint.models.training;

import dev.squint.core.frame.Image;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * A noisy grey wall with up to two things before it: a bright square that jumps along a row, and a
 * dark one that jumps along a column. Query 0 asks for the bright one, query 1 for the dark one.
 */
final class SyntheticScene implements PreviewSource {
  static final int WIDTH = 40;
  static final int HEIGHT = 24;
  private static final int SIDE = 7;

  private final IntPredicate bright;
  private final IntPredicate dark;

  SyntheticScene(IntPredicate bright, IntPredicate dark) {
    this.bright = bright;
    this.dark = dark;
  }

  /** Each thing is there half of the time, in events of its own length. */
  static SyntheticScene busy() {
    return new SyntheticScene(frame -> frame / 20 % 2 == 1, frame -> frame / 33 % 2 == 1);
  }

  @Override
  public Image preview(int frame) {
    Random random = new Random(frame);
    byte[] pixels = new byte[WIDTH * HEIGHT * Image.COLOUR];
    int light = 90 + random.nextInt(20);
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) (light + random.nextInt(12));
    }
    if (bright.test(frame)) {
      paint(pixels, frame * 5 % (WIDTH - SIDE), 4, 190);
    }
    if (dark.test(frame)) {
      paint(pixels, 20, frame * 5 % (HEIGHT - SIDE), 25);
    }
    return new Image(WIDTH, HEIGHT, Image.COLOUR, pixels);
  }

  private static void paint(byte[] pixels, int left, int top, int value) {
    for (int y = top; y < top + SIDE; y++) {
      int start = (y * WIDTH + left) * Image.COLOUR;
      java.util.Arrays.fill(pixels, start, start + SIDE * Image.COLOUR, (byte) value);
    }
  }

  /** The first frames to learn from, as many after them to validate by. */
  TrainingData data(int training, int validation, boolean both) {
    int frames = training + validation;
    BitSet first = truth(bright, frames);
    BitSet[] present = both ? new BitSet[] {first, truth(dark, frames)} : new BitSet[] {first};
    return new TrainingData(this, range(0, training), range(training, frames), present);
  }

  private static BitSet truth(IntPredicate shown, int frames) {
    BitSet truth = new BitSet();
    for (int frame = 0; frame < frames; frame++) {
      truth.set(frame, shown.test(frame));
    }
    return truth;
  }

  private static int[] range(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }
}
