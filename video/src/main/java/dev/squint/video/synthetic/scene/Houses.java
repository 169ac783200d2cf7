package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import java.util.SplittableRandom;

/** A row of house fronts along a wall line. */
final class Houses {
  private static final int[] FRONTS = {
    0xA8503C, 0xC9B48E, 0xB8A890, 0x94857A, 0xC0705A, 0xD0C8B4, 0x8A8E94, 0xB09468, 0xA0A89A
  };
  private static final int[] DOORS = {0x4A2A20, 0x1E3A5A, 0x2A4A34, 0x6A1E22};
  private static final int[] AWNINGS = {0xA02830, 0x2A5A8A, 0x2E6E48, 0xC8902C, 0x5A3A6A};
  private static final int PANE = 0x4E5E6C;
  private static final int FRAME = 0xE2DED4;
  private static final int PLINTH = 0x6E6A66;
  private static final double STOREY = 3.1;

  private final Sketch sketch;
  private final double y;
  private final SplittableRandom random;

  /** Houses whose fronts stand at distance {@code y}. */
  Houses(Sketch sketch, double y, long seed) {
    this.sketch = sketch;
    this.y = y;
    this.random = new SplittableRandom(seed);
  }

  /** Draws houses from one side to the other; sky shows in some gaps. */
  void draw(double from, double to) {
    double x = from;
    while (x < to) {
      double width = 6 + 6 * random.nextDouble();
      double gap = random.nextDouble() < 0.22 ? 2 + 2 * random.nextDouble() : 0;
      house(x, x + width, 9 + 6 * random.nextDouble());
      x += width + gap;
    }
  }

  private void house(double left, double right, double height) {
    int front = FRONTS[random.nextInt(FRONTS.length)];
    sketch.wall(y, new double[] {left, right}, new double[] {0, height}, front);
    sketch.block(SunBlock.box(new double[] {left, y}, new double[] {right, y + 10}, height));
    sketch.wall(y, new double[] {left, right}, new double[] {0, 0.5}, Sketch.shade(PLINTH, 0.95));
    sketch.wall(
        y,
        new double[] {left, right},
        new double[] {STOREY + 0.25, STOREY + 0.45},
        Sketch.shade(front, 0.78));
    edge(left, height, front);
    boolean shop = random.nextDouble() < 0.5;
    if (shop) {
      shop(left, right);
    } else {
      groundFloor(left, right);
    }
    for (double z = STOREY + 0.95; z + 1.7 < height; z += STOREY) {
      windows(left, right, z, 1.55);
    }
  }

  private void edge(double left, double height, int front) {
    sketch.wall(
        y, new double[] {left, left + 0.12}, new double[] {0, height}, Sketch.shade(front, 0.7));
  }

  private void windows(double left, double right, double z, double tall) {
    int count = (int) ((right - left) / 2.1);
    double step = (right - left) / count;
    for (int i = 0; i < count; i++) {
      double middle = left + (i + 0.5) * step;
      window(middle - 0.5, middle + 0.5, z, z + tall);
    }
  }

  private void window(double left, double right, double low, double high) {
    sketch.wall(
        y, new double[] {left - 0.1, right + 0.1}, new double[] {low - 0.12, high + 0.1}, FRAME);
    long key = Hash.mix(Double.doubleToLongBits(left * 7 + low), random.nextLong());
    sketch.window(
        y, new double[] {left, right}, new double[] {low, high}, Sketch.shade(PANE, 0.8), key);
    sketch.wall(
        y,
        new double[] {(left + right) / 2 - 0.04, (left + right) / 2 + 0.04},
        new double[] {low, high},
        FRAME);
  }

  private void groundFloor(double left, double right) {
    double door = left + 0.8 + random.nextDouble() * (right - left - 3);
    int colour = DOORS[random.nextInt(DOORS.length)];
    sketch.wall(y, new double[] {door - 0.1, door + 1.2}, new double[] {0, 2.45}, FRAME);
    sketch.wall(y, new double[] {door, door + 1.1}, new double[] {0, 2.3}, colour);
    for (double x = left + 0.7; x + 1.1 < right; x += 2.1) {
      if (x + 1.2 < door || x > door + 1.4) {
        window(x, x + 1, 1.0, 2.4);
      }
    }
  }

  private void shop(double left, double right) {
    int awning = AWNINGS[random.nextInt(AWNINGS.length)];
    sketch.wall(y, new double[] {left + 0.3, right - 0.3}, new double[] {0.35, 2.5}, 0x3A3E44);
    for (double x = left + 0.5; x + 1.5 < right - 0.3; x += 1.8) {
      long key = random.nextLong();
      sketch.window(y, new double[] {x, x + 1.55}, new double[] {0.6, 2.35}, 0x5A6670, key);
    }
    sketch.face(
        awning,
        new double[] {left + 0.3, y, 3.1},
        new double[] {right - 0.3, y, 3.1},
        new double[] {right - 0.2, y - 0.9, 2.55},
        new double[] {left + 0.2, y - 0.9, 2.55});
    sketch.face(
        Sketch.shade(awning, 0.75),
        new double[] {left + 0.2, y - 0.9, 2.55},
        new double[] {right - 0.2, y - 0.9, 2.55},
        new double[] {right - 0.2, y - 0.9, 2.35},
        new double[] {left + 0.2, y - 0.9, 2.35});
  }
}
