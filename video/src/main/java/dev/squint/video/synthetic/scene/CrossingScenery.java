package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.SplittableRandom;

/** Draws a street crossing. */
final class CrossingScenery {
  private static final int SKY = 0xD2DEE8;
  private static final int[] PAVING = {0xA8A49C, 0xB4AA9A, 0x9C9CA0, 0xB0A090};
  private static final int[] ASPHALT = {0x5C5E62, 0x66666A, 0x6E6C6A};
  private static final int PAINT = 0xDCDCD4;
  private static final int KERB = 0x8E8C88;
  private static final int METAL = 0x4A5054;
  private static final int[] GREENS = {0x5C8A3C, 0x6A8E44, 0x4E7C40, 0x7A8E48};

  private final CrossingLayout layout;
  private final Sketch sketch;
  private final SplittableRandom random;
  private final double half;

  private CrossingScenery(CrossingLayout layout, GroundCamera camera) {
    this.layout = layout;
    this.sketch = new Sketch(camera);
    this.random = new SplittableRandom(Hash.mix(layout.seed(), 102));
    this.half = camera.edge(layout.wall()) * 1.2 + 4;
  }

  static Scene draw(CrossingLayout layout, GroundCamera camera) {
    return new CrossingScenery(layout, camera).draw();
  }

  private Scene draw() {
    sketch.wall(200, new double[] {-400, 400}, new double[] {-5, 300}, SKY);
    sketch.ground(-300, 1, 300, 200, 0x7E8A66);
    new Houses(sketch, layout.wall(), Hash.mix(layout.seed(), 103)).draw(-half - 3, half);
    paving();
    road();
    Texture.roughen(sketch, layout.wall(), Hash.mix(layout.seed(), 104));
    furniture();
    return sketch.finish(layout.wall(), 0xFFE2B0);
  }

  private void paving() {
    int paving = PAVING[random.nextInt(PAVING.length)];
    sketch.ground(-half, layout.farKerb(), half, layout.wall(), paving);
    sketch.ground(-half, 1, half, layout.nearKerb(), Sketch.shade(paving, 1.03));
    int joint = Sketch.shade(paving, 0.86);
    for (double x = -half; x < half; x += 1.2) {
      sketch.ground(x, layout.farKerb(), x + 0.04, layout.wall(), joint);
      sketch.ground(x, 1, x + 0.035, layout.nearKerb(), joint);
    }
    for (double y = 3; y < layout.nearKerb(); y += 1.2) {
      sketch.ground(-half, y, half, y + 0.035, joint);
    }
    for (double y = layout.farKerb() + 1.2; y < layout.wall(); y += 1.2) {
      sketch.ground(-half, y, half, y + 0.06, joint);
    }
  }

  private void road() {
    int asphalt = ASPHALT[random.nextInt(ASPHALT.length)];
    double near = layout.nearKerb();
    double far = layout.farKerb();
    sketch.ground(-half, near, half, far, asphalt);
    boolean red = random.nextDouble() < 0.4;
    int strip = red ? 0x86584E : Sketch.shade(asphalt, 1.1);
    sketch.ground(-half, near, half, near + layout.cycleWidth(), strip);
    sketch.ground(-half, far - layout.cycleWidth(), half, far, strip);
    sketch.ground(-half, near - 0.22, half, near, KERB);
    sketch.ground(-half, far, half, far + 0.2, KERB);
    for (double x = -half; x < half; x += 4) {
      sketch.ground(x, layout.middle() - 0.07, x + 2, layout.middle() + 0.07, PAINT);
    }
    for (double x = -half; x < half; x += 2) {
      double y = near + layout.cycleWidth();
      sketch.ground(x, y - 0.05, x + 1, y + 0.05, PAINT);
      y = far - layout.cycleWidth();
      sketch.ground(x, y - 0.06, x + 1, y + 0.06, PAINT);
    }
    zebra(asphalt);
  }

  private void zebra(int asphalt) {
    double from = layout.zebra() - layout.zebraWidth() / 2;
    double to = layout.zebra() + layout.zebraWidth() / 2;
    sketch.ground(from - 0.3, layout.nearKerb(), to + 0.3, layout.farKerb(), asphalt);
    for (double y = layout.nearKerb() + 0.35; y + 0.5 < layout.farKerb(); y += 1.05) {
      sketch.ground(from, y, to, y + 0.52, PAINT);
    }
    double lane = layout.middle();
    sketch.ground(from - 1.6, layout.nearKerb(), from - 1.3, lane, PAINT);
    sketch.ground(to + 1.3, lane, to + 1.6, layout.farKerb(), PAINT);
  }

  private void furniture() {
    Trees trees =
        new Trees(sketch, Hash.mix(layout.seed(), 105), GREENS[random.nextInt(GREENS.length)]);
    double far = layout.farKerb() + 0.9;
    double shift = random.nextDouble() * 6;
    for (double x = -half + shift; x < half; x += 6.5 + 3 * random.nextDouble()) {
      if (Math.abs(x - layout.zebra()) > 2.8 && random.nextDouble() < 0.7) {
        trees.tree(x, far, 4.2 + 1.2 * random.nextDouble(), 1.5 + 0.7 * random.nextDouble());
      }
    }
    double lampX = layout.zebra() + (random.nextBoolean() ? 3.2 : -3.2);
    for (double x = lampX - 24; x < half; x += 12) {
      lampPost(x, far - 0.2);
    }
    for (double x = lampX - 18; x < half; x += 12) {
      sketch.lamp(new Lamp(x, layout.nearKerb() - 1, 6, 5.5, 0.46, false));
    }
    bench(layout.zebra() + 6 + 2 * random.nextDouble(), layout.wall() - 1.0);
    bin(layout.zebra() - 3.4, layout.nearKerb() - 0.8);
    if (random.nextDouble() < 0.6) {
      double x = (random.nextBoolean() ? 1 : -1) * (3.2 + 1.5 * random.nextDouble());
      trees.tree(x, layout.nearKerb() - 2.2, 4.6, 1.1);
    }
    for (double z : new double[] {-2.3, 2.3}) {
      sign(layout.zebra() + z, z < 0 ? layout.nearKerb() - 0.4 : layout.farKerb() + 0.4);
    }
  }

  private void lampPost(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.post(x, y, new double[] {0, 6.4}, new double[] {0.17, 0.10}, METAL);
          sketch.face(
              METAL,
              new double[] {x - 0.05, y, 6.3},
              new double[] {x + 0.05, y - 1.2, 6.5},
              new double[] {x + 0.05, y - 1.2, 6.38},
              new double[] {x - 0.05, y, 6.15});
        });
    sketch.lamp(new Lamp(x, y - 1.2, 6.4, 5.5, 0.56, true));
  }

  private void bench(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.block(
              new double[] {x, x + 1.7},
              new double[] {y, y + 0.5},
              new double[] {0.38, 0.46},
              0x7A5432);
          sketch.wall(y + 0.5, new double[] {x, x + 1.7}, new double[] {0.6, 0.9}, 0x7A5432);
          for (double leg : new double[] {x + 0.15, x + 1.5}) {
            sketch.wall(y, new double[] {leg, leg + 0.08}, new double[] {0, 0.4}, METAL);
          }
        });
  }

  private void bin(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.post(x, y, new double[] {0, 0.95}, new double[] {0.42, 0.46}, 0x3E5248);
          sketch.disc(new double[] {x, y, 0.95}, 0.24, 0.07, 0x22282A);
        });
  }

  private void sign(double x, double y) {
    sketch.standing(
        y,
        () -> {
          sketch.post(x, y, new double[] {0, 2.6}, new double[] {0.07, 0.07}, 0x9A9EA2);
          sketch.wall(y - 0.02, new double[] {x - 0.3, x + 0.3}, new double[] {2.1, 2.7}, 0x1E58A8);
          sketch.face(
              0xF0F0EC,
              new double[] {x - 0.22, y - 0.03, 2.18},
              new double[] {x + 0.22, y - 0.03, 2.18},
              new double[] {x, y - 0.03, 2.6});
        });
  }
}
