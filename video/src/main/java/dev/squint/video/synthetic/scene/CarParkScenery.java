package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.SplittableRandom;

/** Draws a car park. */
final class CarParkScenery {
  private static final int SKY = 0xD2DEE8;
  private static final int LINE = 0xDADAD0;
  private static final int METAL = 0x50565A;
  private static final int[] ASPHALT = {0x64666A, 0x5C5C60, 0x706E6A};
  private static final int[] HALLS = {0xB8BCC0, 0x9CA8B0, 0xC4BCAA, 0x8C9AA8};
  private static final int[] GREENS = {0x5C8A3C, 0x6A8E44, 0x4E7C40};

  private final CarParkLayout layout;
  private final Sketch sketch;
  private final SplittableRandom random;
  private final double half;
  private final double wall;

  private CarParkScenery(CarParkLayout layout, GroundCamera camera) {
    this.layout = layout;
    this.sketch = new Sketch(camera);
    this.random = new SplittableRandom(Hash.mix(layout.seed(), 202));
    this.wall = layout.end() + 7;
    this.half = camera.edge(wall) * 1.2 + 4;
  }

  static Scene draw(CarParkLayout layout, GroundCamera camera) {
    return new CarParkScenery(layout, camera).draw();
  }

  private Scene draw() {
    sketch.wall(200, new double[] {-400, 400}, new double[] {-5, 300}, SKY);
    sketch.ground(-300, 1, 300, 200, 0x7E8A66);
    hall();
    int asphalt = ASPHALT[random.nextInt(ASPHALT.length)];
    sketch.ground(-half, 1, half, layout.end(), asphalt);
    sketch.ground(-half, layout.end(), half, layout.end() + 0.25, 0x98968F);
    sketch.ground(-half, layout.end() + 0.25, half, wall, 0x6E8650);
    sketch.ground(-half, 2, half, layout.nearRow() - 1.9, 0xA6A299);
    sketch.ground(
        -half, layout.nearRow() - 1.9, half, layout.nearRow() - 1.75, Sketch.shade(asphalt, 1.4));
    row(layout.nearRow(), asphalt);
    row(layout.farRow(), asphalt);
    arrows();
    Texture.roughen(sketch, wall, Hash.mix(layout.seed(), 204));
    furniture();
    return sketch.finish(wall, 0xFFE8C0);
  }

  private void hall() {
    int colour = HALLS[random.nextInt(HALLS.length)];
    double height = 6 + 3 * random.nextDouble();
    double from = -half + random.nextDouble() * half * 0.6;
    double to = half - random.nextDouble() * half * 0.6;
    sketch.wall(wall, new double[] {-half, half}, new double[] {0, 2.2}, 0x4E6A3C);
    sketch.wall(wall, new double[] {from, to}, new double[] {0, height}, colour);
    for (double x = from; x < to; x += 0.9) {
      sketch.wall(
          wall, new double[] {x, x + 0.07}, new double[] {0, height}, Sketch.shade(colour, 0.9));
    }
    sketch.wall(
        wall,
        new double[] {from, to},
        new double[] {height - 0.9, height},
        new int[] {0xA83030, 0x2A5A9A, 0x2E7A50, 0x5A5E62}[random.nextInt(4)]);
    for (double x = from + 2; x + 2 < to; x += 4) {
      long key = random.nextLong();
      sketch.window(wall, new double[] {x, x + 2}, new double[] {2.6, 3.8}, 0x46525C, key);
    }
    sketch.block(SunBlock.box(new double[] {from, wall}, new double[] {to, wall + 20}, height));
  }

  private void row(double near, int asphalt) {
    sketch.ground(-half, near, half, near + layout.depth(), Sketch.shade(asphalt, 0.96));
    double first = layout.firstBay() - 40 * layout.bayWidth();
    for (double x = first; x < half; x += layout.bayWidth()) {
      double low = x - layout.slant() / 2;
      double high = x + layout.slant() / 2;
      sketch.face(
          LINE,
          new double[] {low - 0.06, near, 0},
          new double[] {low + 0.06, near, 0},
          new double[] {high + 0.06, near + layout.depth(), 0},
          new double[] {high - 0.06, near + layout.depth(), 0});
    }
  }

  private void arrows() {
    double y = layout.aisleMiddle();
    for (double x = -half + 3; x < half; x += 9) {
      sketch.ground(x, y - 0.08, x + 1.6, y + 0.08, LINE);
      sketch.face(
          LINE,
          new double[] {x + 1.6, y - 0.35, 0},
          new double[] {x + 2.4, y, 0},
          new double[] {x + 1.6, y + 0.35, 0});
    }
  }

  private void furniture() {
    Trees trees =
        new Trees(sketch, Hash.mix(layout.seed(), 205), GREENS[random.nextInt(GREENS.length)]);
    for (double x = -half + random.nextDouble() * 5; x < half; x += 4 + 4 * random.nextDouble()) {
      double y = layout.end() + 2 + 3 * random.nextDouble();
      if (random.nextDouble() < 0.65) {
        trees.tree(x, y, 4 + random.nextDouble(), 1.6 + 0.8 * random.nextDouble());
      } else {
        trees.bush(x, y, 0.7 + 0.5 * random.nextDouble());
      }
    }
    double shift = random.nextDouble() * 8;
    for (double x = -half + shift; x < half; x += 13) {
      lampPost(x, layout.end() + 0.5);
      sketch.lamp(new Lamp(x + 5, layout.nearRow() - 2.4, 6, 6, 0.5, false));
    }
    machine((random.nextBoolean() ? 1 : -1) * (2.5 + 2 * random.nextDouble()));
  }

  private void lampPost(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.post(x, y, new double[] {0, 6.6}, new double[] {0.18, 0.12}, METAL);
          sketch.wall(y, new double[] {x - 0.7, x + 0.7}, new double[] {6.5, 6.62}, METAL);
        });
    sketch.lamp(new Lamp(x, y - 0.8, 6.5, 7.5, 0.56, true));
  }

  private void machine(double x) {
    double y = layout.nearRow() - 2.2;
    sketch.standing(
        y,
        () -> {
          sketch.block(
              new double[] {x - 0.3, x + 0.3},
              new double[] {y, y + 0.4},
              new double[] {0, 1.6},
              0x2E5E94);
          sketch.wall(y - 0.01, new double[] {x - 0.2, x + 0.2}, new double[] {1.0, 1.4}, 0xD8DEE2);
        });
  }
}
