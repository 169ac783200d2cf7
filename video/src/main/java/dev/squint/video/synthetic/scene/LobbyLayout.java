package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import java.util.SplittableRandom;

/**
 * Where things lie in an entrance hall; distances from the camera in metres.
 *
 * @param half how far the side walls are from the middle
 * @param wall how far the back wall is
 * @param ceiling height of the room
 * @param door middle of the door in the back wall
 * @param mirrored whether the window is on the right and the desk on the left
 * @param pillar x of the pillar
 * @param pillarY how far the pillar is
 */
record LobbyLayout(
    long seed,
    double cameraHeight,
    double pitch,
    double view,
    double half,
    double wall,
    double ceiling,
    double door,
    boolean mirrored,
    double pillar,
    double pillarY) {
  static final double DOOR_HALF = 0.95;
  static final double DOOR_HEIGHT = 2.25;

  static LobbyLayout draw(long seed) {
    SplittableRandom random = new SplittableRandom(Hash.mix(seed, 301));
    boolean mirrored = random.nextBoolean();
    double side = mirrored ? 1 : -1;
    return new LobbyLayout(
        seed,
        2.75 + 0.4 * random.nextDouble(),
        Math.toRadians(14 + 3 * random.nextDouble()),
        Math.toRadians(64 + 8 * random.nextDouble()),
        5.4 + 0.6 * random.nextDouble(),
        10.8 + 1.6 * random.nextDouble(),
        3.5,
        side * (0.2 + 1.2 * random.nextDouble()),
        mirrored,
        side * (2.3 + 0.7 * random.nextDouble()),
        8.2 + random.nextDouble());
  }

  /** The side of the window: -1 is left. */
  double side() {
    return mirrored ? 1 : -1;
  }

  /** x of the middle of the desk. */
  double desk() {
    return -side() * (half - 2.3);
  }

  /** How far the front of the desk is. */
  double deskY() {
    return wall - 2.6;
  }
}
