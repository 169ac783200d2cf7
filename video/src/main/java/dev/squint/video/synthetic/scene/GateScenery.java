package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.SplittableRandom;

/** Draws a yard behind a gate. */
final class GateScenery {
  private static final int SKY = 0xD4DFE8;
  private static final int METAL = 0x3E4448;
  private static final int[] BRICKS = {0x9A5A46, 0xA89A86, 0x8A7A6A, 0xB0A898};
  private static final int[] YARDS = {0x8E8A82, 0x7C7C7E, 0x98907E};
  private static final int[] GREENS = {0x54803A, 0x628A40, 0x4A763C};

  private final GateLayout layout;
  private final Sketch sketch;
  private final SplittableRandom random;
  private final double half;

  private GateScenery(GateLayout layout, GroundCamera camera) {
    this.layout = layout;
    this.sketch = new Sketch(camera);
    this.random = new SplittableRandom(Hash.mix(layout.seed(), 402));
    this.half = camera.edge(layout.wall()) * 1.2 + 4;
  }

  static Scene draw(GateLayout layout, GroundCamera camera) {
    return new GateScenery(layout, camera).draw();
  }

  private Scene draw() {
    sketch.wall(200, new double[] {-400, 400}, new double[] {-5, 300}, SKY);
    sketch.ground(-300, 1, 300, 200, 0x7E8A66);
    int green = GREENS[random.nextInt(GREENS.length)];
    hills(green);
    sketch.wall(
        layout.wall(),
        new double[] {-half, half},
        new double[] {0, 2.4},
        Sketch.shade(green, 0.75));
    ground(green);
    Texture.roughen(sketch, layout.wall(), Hash.mix(layout.seed(), 404));
    Trees trees = new Trees(sketch, Hash.mix(layout.seed(), 405), green);
    for (double x = -half; x < half; x += 3 + 4 * random.nextDouble()) {
      trees.tree(
          x, layout.wall() - 0.6, 3.6 + 1.6 * random.nextDouble(), 1.5 + random.nextDouble());
    }
    fence();
    hut();
    trees.tree(-layout.exit() * (5 + 1.5 * random.nextDouble()), layout.fence() - 2.2, 4.2, 1.6);
    trees.bush(-layout.exit() * 4.2, layout.fence() - 1, 0.8);
    trees.bush(-layout.exit() * 7.5, layout.fence() - 1.2, 0.9);
    lampPost(layout.gate() - layout.exit() * (layout.gateHalf() + 0.9), layout.fence() - 0.6);
    sketch.lamp(new Lamp(layout.exit() * 5, 8, 5, 6, 0.5, false));
    sketch.lamp(new Lamp(-layout.exit() * 4, 7, 5, 6, 0.46, false));
    for (double x = -half; x < half; x += 14) {
      sketch.lamp(new Lamp(x, layout.street() + 3, 6, 6, 0.4, false));
    }
    return sketch.finish(layout.wall(), 0xFFDCA0);
  }

  private void hills(int green) {
    for (double x = -90; x < 90; x += 11) {
      double tall = 5 + 6 * random.nextDouble();
      sketch.disc(new double[] {x, 80, tall * 0.3}, 12, tall, mixed(green));
    }
  }

  private static int mixed(int green) {
    int haze = 0x9AB0BC;
    return ((green >> 1) & 0x7F7F7F) + ((haze >> 1) & 0x7F7F7F);
  }

  private void ground(int green) {
    int yard = YARDS[random.nextInt(YARDS.length)];
    double fence = layout.fence();
    sketch.ground(-half, fence, half, layout.wall(), Sketch.shade(green, 1.1));
    sketch.ground(-half, fence + 0.8, half, fence + 3, 0xA8A49A);
    sketch.ground(-half, fence + 3.2, half, fence + 9.8, 0x5E6064);
    for (double x = -half; x < half; x += 4) {
      sketch.ground(x, layout.street() - 0.06, x + 2, layout.street() + 0.06, 0xD8D8D0);
    }
    sketch.ground(-half, 1, half, fence, yard);
    double left = layout.gate() - layout.gateHalf();
    double right = layout.gate() + layout.gateHalf();
    int drive = Sketch.shade(yard, 0.8);
    sketch.ground(left, layout.turn(), right, fence + 3.2, drive);
    sketch.ground(
        Math.min(left, layout.exit() * half),
        layout.turn() - 2.4,
        Math.max(right, layout.exit() * half),
        layout.turn() + 2.4,
        drive);
    double lawn = -layout.exit();
    sketch.ground(
        lawn > 0 ? right + 0.8 : -half,
        layout.turn() - 1,
        lawn > 0 ? half : left - 0.8,
        fence,
        green);
    sketch.ground(-half, 2, half, 5.6, Sketch.shade(yard, 1.1));
  }

  private void fence() {
    int brick = BRICKS[random.nextInt(BRICKS.length)];
    double left = layout.gate() - layout.gateHalf();
    double right = layout.gate() + layout.gateHalf();
    boolean bars = random.nextDouble() < 0.7;
    part(-half, left, brick, bars);
    part(right, half, brick, bars);
    for (double x : new double[] {left - 0.25, right + 0.25}) {
      double y = layout.fence();
      sketch.standing(
          y - 0.1,
          () ->
              sketch.block(
                  new double[] {x - 0.28, x + 0.28},
                  new double[] {y - 0.1, y + 0.46},
                  new double[] {0, 2.3},
                  brick));
    }
  }

  private void part(double from, double to, int brick, boolean bars) {
    double y = layout.fence();
    sketch.block(SunBlock.box(new double[] {from, y}, new double[] {to, y + 0.3}, 0.9));
    sketch.standing(
        y,
        () -> {
          sketch.block(
              new double[] {from, to}, new double[] {y, y + 0.3}, new double[] {0, 0.75}, brick);
          if (bars) {
            for (double x = from + 0.2; x < to; x += 0.42) {
              sketch.wall(y, new double[] {x, x + 0.035}, new double[] {0.75, 1.75}, METAL);
            }
            sketch.wall(y, new double[] {from, to}, new double[] {1.66, 1.72}, METAL);
          }
        });
  }

  private void hut() {
    double side = layout.exit();
    double near = layout.gate() + side * (layout.gateHalf() + 1.4);
    double far = near + side * 2.2;
    double[] x = {Math.min(near, far), Math.max(near, far)};
    double y = layout.fence() - 3.2;
    sketch.standing(
        y,
        () -> {
          sketch.block(x, new double[] {y, y + 2}, new double[] {0, 2.4}, 0xC4C0B2);
          sketch.block(
              new double[] {x[0] - 0.2, x[1] + 0.2},
              new double[] {y - 0.2, y + 2.2},
              new double[] {2.4, 2.6},
              0x5A4A42);
          sketch.window(
              y - 0.01,
              new double[] {x[0] + 0.3, x[1] - 0.3},
              new double[] {1.0, 2.0},
              0x46525C,
              3);
        });
    sketch.block(SunBlock.box(new double[] {x[0], y}, new double[] {x[1], y + 2}, 2.5));
  }

  private void lampPost(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.post(x, y, new double[] {0, 4.6}, new double[] {0.15, 0.1}, METAL);
          sketch.disc(new double[] {x, y, 4.7}, 0.2, 0.2, 0xD8D4C4);
        });
    sketch.lamp(new Lamp(x, y, 4.7, 6.0, 0.62, true));
  }
}
