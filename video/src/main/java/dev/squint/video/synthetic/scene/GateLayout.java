package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import java.util.SplittableRandom;

/**
 * Where things lie in a yard behind a gate; distances from the camera in metres.
 *
 * @param gate middle of the gate
 * @param gateHalf half the width of the gate
 * @param fence how far the fence is
 * @param street middle of the street behind the fence
 * @param wall where the view ends in a hedge
 * @param exit the side to which the drive leads, 1 is right
 */
record GateLayout(
    long seed,
    double cameraHeight,
    double pitch,
    double view,
    double gate,
    double gateHalf,
    double fence,
    double street,
    double wall,
    double exit) {
  static GateLayout draw(long seed) {
    SplittableRandom random = new SplittableRandom(Hash.mix(seed, 401));
    double fence = 15 + 1.5 * random.nextDouble();
    return new GateLayout(
        seed,
        4.0 + 1.3 * random.nextDouble(),
        Math.toRadians(13 + 3 * random.nextDouble()),
        Math.toRadians(60 + 8 * random.nextDouble()),
        -2.5 + 5 * random.nextDouble(),
        2.7 + 0.4 * random.nextDouble(),
        fence,
        fence + 6.5,
        fence + 12,
        random.nextBoolean() ? 1 : -1);
  }

  /** Middle of the pavement outside. */
  double pavement() {
    return fence + 1.9;
  }

  /** How far away the drive leaves the yard. */
  double turn() {
    return 9.5;
  }
}
