package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.SplittableRandom;

/** Draws an entrance hall. */
final class LobbyScenery {
  private static final int[] WALLS = {0xD8D2C4, 0xC8CED2, 0xD0C4B0, 0xC4CCBE};
  private static final int[] FLOORS = {0xA89C8C, 0x9A9EA2, 0xB0906C, 0x8E8678};
  private static final int[] ACCENTS = {0x8A3A34, 0x2E5A7E, 0x3A6E56, 0x6A4A78};
  private static final int WOOD = 0x8A6242;
  private static final double[] WINDOW_Z = {0.7, 2.7};

  private final LobbyLayout layout;
  private final Sketch sketch;
  private final SplittableRandom random;
  private final double half;
  private final double back;
  private final int accent;
  private final int wallColour;

  private LobbyScenery(LobbyLayout layout, GroundCamera camera) {
    this.layout = layout;
    this.sketch = new Sketch(camera);
    this.random = new SplittableRandom(Hash.mix(layout.seed(), 302));
    this.half = layout.half();
    this.back = layout.wall();
    this.accent = ACCENTS[random.nextInt(ACCENTS.length)];
    this.wallColour = WALLS[random.nextInt(WALLS.length)];
  }

  static Scene draw(LobbyLayout layout, GroundCamera camera) {
    return new LobbyScenery(layout, camera).draw();
  }

  private Scene draw() {
    corridor();
    floor();
    sideWall(-1);
    sideWall(1);
    ceiling();
    backWall();
    window();
    Texture.roughen(sketch, back, Hash.mix(layout.seed(), 304));
    furniture();
    double windowX = layout.side() * half;
    sketch.block(SunBlock.opening(windowX, new double[] {3.5, back - 1.5}, WINDOW_Z));
    for (double y = 3; y < back; y += 3) {
      sketch.lamp(new Lamp(-2, y, layout.ceiling(), 4.5, 0.30, false));
      sketch.lamp(new Lamp(2, y, layout.ceiling(), 4.5, 0.30, false));
    }
    return sketch.finish(
        back, 0xFFF0DA, (x, y, z) -> 0.20 + 0.42 * Math.exp(-Math.abs(x - windowX) / 4.2), true);
  }

  private void corridor() {
    double far = back + 3;
    sketch.wall(far, new double[] {-9, 9}, new double[] {0, 4}, Sketch.shade(wallColour, 0.62));
    sketch.ground(-9, back - 0.5, 9, far, 0x6E665C);
  }

  private void floor() {
    int tile = FLOORS[random.nextInt(FLOORS.length)];
    sketch.ground(-half - 3, 0.5, half + 3, back, tile);
    double size = 0.9;
    int joint = Sketch.shade(tile, 0.9);
    for (double x = -half - 3; x < half + 3; x += size) {
      sketch.ground(x, 0.5, x + 0.025, back, joint);
    }
    for (double y = 1; y < back; y += size) {
      sketch.ground(-half - 3, y, half + 3, y + 0.03, joint);
    }
    double rug = layout.door();
    sketch.ground(rug - 1.3, back - 3.4, rug + 1.3, back - 0.7, accent);
    sketch.ground(rug - 1.15, back - 3.25, rug + 1.15, back - 0.85, Sketch.shade(accent, 1.18));
  }

  private void sideWall(double side) {
    double x = side * half;
    sketch.face(
        Sketch.shade(wallColour, side == layout.side() ? 0.8 : 0.9),
        new double[] {x, 1, 0},
        new double[] {x, back, 0},
        new double[] {x, back, layout.ceiling()},
        new double[] {x, 1, layout.ceiling()});
    sketch.face(
        0x6A6058,
        new double[] {x, 1, 0},
        new double[] {x, back, 0},
        new double[] {x, back, 0.12},
        new double[] {x, 1, 0.12});
  }

  private void ceiling() {
    double z = layout.ceiling();
    sketch.face(
        0xD4D2CC,
        new double[] {-half, 1, z},
        new double[] {half, 1, z},
        new double[] {half, back, z},
        new double[] {-half, back, z});
  }

  private void backWall() {
    double left = layout.door() - LobbyLayout.DOOR_HALF;
    double right = layout.door() + LobbyLayout.DOOR_HALF;
    double high = layout.ceiling();
    sketch.standing(
        back,
        () -> {
          sketch.wall(back, new double[] {-half, left}, new double[] {0, high}, wallColour);
          sketch.wall(back, new double[] {right, half}, new double[] {0, high}, wallColour);
          sketch.wall(
              back,
              new double[] {left - 0.01, right + 0.01},
              new double[] {LobbyLayout.DOOR_HEIGHT, high},
              wallColour);
          sketch.wall(back, new double[] {left - 0.1, left}, new double[] {0, 2.35}, WOOD);
          sketch.wall(back, new double[] {right, right + 0.1}, new double[] {0, 2.35}, WOOD);
          sketch.wall(
              back,
              new double[] {left - 0.1, right + 0.1},
              new double[] {LobbyLayout.DOOR_HEIGHT, 2.35},
              WOOD);
        });
    double sign = -layout.side();
    pictures(sign);
  }

  private void pictures(double sign) {
    double x = sign * (half - 2.2);
    sketch.wall(back, new double[] {x - 1.2, x + 1.2}, new double[] {1.5, 2.5}, 0x2E2A28);
    sketch.wall(back, new double[] {x - 1.1, x + 1.1}, new double[] {1.6, 2.4}, accent);
    sketch.wall(back, new double[] {x - 0.5, x + 0.3}, new double[] {1.75, 2.2}, 0xE0D2A8);
    double other = layout.side() * (half - 1.4);
    sketch.wall(back, new double[] {other - 0.4, other + 0.4}, new double[] {1.4, 2.4}, 0xEDEBE4);
    sketch.wall(back, new double[] {other - 0.3, other + 0.3}, new double[] {1.5, 2.3}, 0x7E96A8);
    sketch.wall(back, new double[] {-half, half}, new double[] {0, 0}, 0x6A6058);
  }

  private void window() {
    double x = layout.side() * half;
    for (double y = 3.5; y < back - 1.6; y += 1.2) {
      sketch.face(
          0xE6EEF4,
          new double[] {x, y + 0.06, WINDOW_Z[0]},
          new double[] {x, y + 1.1, WINDOW_Z[0]},
          new double[] {x, y + 1.1, WINDOW_Z[1]},
          new double[] {x, y + 0.06, WINDOW_Z[1]});
    }
  }

  private void furniture() {
    Trees plants = new Trees(sketch, Hash.mix(layout.seed(), 305), 0x4E8648);
    desk();
    sofa();
    pillar();
    plant(plants, layout.side() * (half - 0.8), back - 0.8);
    plant(plants, layout.door() - layout.side() * 1.9, back - 0.6);
    if (random.nextBoolean()) {
      plant(plants, layout.desk() + layout.side() * 2.1, layout.deskY() + 0.4);
    }
  }

  private void desk() {
    double x = layout.desk();
    double y = layout.deskY();
    sketch.standing(
        y,
        () -> {
          sketch.block(
              new double[] {x - 1.3, x + 1.3},
              new double[] {y, y + 0.8},
              new double[] {0, 1.08},
              WOOD);
          sketch.wall(y - 0.01, new double[] {x - 1.2, x + 1.2}, new double[] {0.12, 0.95}, accent);
          sketch.wall(y + 0.5, new double[] {x + 0.2, x + 0.8}, new double[] {1.1, 1.5}, 0x24262A);
        });
  }

  private void sofa() {
    double x = layout.side() * (half - 1.9);
    double y = back - 2.0;
    int cloth = Sketch.shade(accent, 0.85);
    sketch.standing(
        y,
        () -> {
          sketch.wall(y + 0.7, new double[] {x - 1, x + 1}, new double[] {0.3, 0.85}, cloth);
          sketch.block(
              new double[] {x - 1, x + 1},
              new double[] {y, y + 0.7},
              new double[] {0.1, 0.45},
              cloth);
          for (double arm : new double[] {x - 1.15, x + 1}) {
            sketch.block(
                new double[] {arm, arm + 0.15},
                new double[] {y, y + 0.7},
                new double[] {0.1, 0.62},
                Sketch.shade(cloth, 0.9));
          }
        });
  }

  private void pillar() {
    double x = layout.pillar();
    double y = layout.pillarY();
    int colour = Sketch.shade(wallColour, 0.94);
    sketch.standing(
        y,
        () ->
            sketch.block(
                new double[] {x - 0.22, x + 0.22},
                new double[] {y, y + 0.44},
                new double[] {0, layout.ceiling()},
                colour));
  }

  private void plant(Trees plants, double x, double y) {
    sketch.standing(
        y, () -> sketch.post(x, y, new double[] {0, 0.5}, new double[] {0.36, 0.46}, 0x9A5A3C));
    plants.indoors(x, y, 1.05, 0.5);
  }
}
