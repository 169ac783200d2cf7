package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import java.util.SplittableRandom;

/**
 * Where things lie at a street crossing; distances from the camera's pole in metres.
 *
 * @param cameraHeight of the pole
 * @param pitch of the camera, radians downwards
 * @param view horizontal field of view, radians
 * @param nearKerb where the road begins
 * @param laneWidth of each of the two lanes
 * @param cycleWidth of the strip for bicycles at each side of the road
 * @param farKerb where the road ends
 * @param wall where the houses stand
 * @param zebra middle of the crossing, metres to the right
 * @param zebraWidth metres
 */
record CrossingLayout(
    long seed,
    double cameraHeight,
    double pitch,
    double view,
    double nearKerb,
    double laneWidth,
    double cycleWidth,
    double farKerb,
    double wall,
    double zebra,
    double zebraWidth) {
  static CrossingLayout draw(long seed) {
    SplittableRandom random = new SplittableRandom(Hash.mix(seed, 101));
    double nearKerb = 10.2 + 1.4 * random.nextDouble();
    double lane = 3.1 + 0.4 * random.nextDouble();
    double cycle = 1.3 + 0.3 * random.nextDouble();
    double farKerb = nearKerb + 2 * (lane + cycle);
    return new CrossingLayout(
        seed,
        4.6 + 1.8 * random.nextDouble(),
        Math.toRadians(14.5 + 3 * random.nextDouble()),
        Math.toRadians(62 + 10 * random.nextDouble()),
        nearKerb,
        lane,
        cycle,
        farKerb,
        farKerb + 3.4 + 1.2 * random.nextDouble(),
        -3 + 6 * random.nextDouble(),
        3.2 + random.nextDouble());
  }

  /** Middle of the lane whose traffic goes to the right. */
  double nearLane() {
    return nearKerb + cycleWidth + laneWidth / 2;
  }

  /** Middle of the lane whose traffic goes to the left. */
  double farLane() {
    return farKerb - cycleWidth - laneWidth / 2;
  }

  /** Middle of the cycle strip on this side. */
  double nearCycle() {
    return nearKerb + cycleWidth * 0.5;
  }

  /** Middle of the cycle strip on the far side. */
  double farCycle() {
    return farKerb - cycleWidth * 0.5;
  }

  /** The middle of the road. */
  double middle() {
    return (nearKerb + farKerb) / 2;
  }
}
