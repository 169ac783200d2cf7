package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where things lie in a car park; distances from the camera's pole in metres.
 *
 * @param nearRow where the near row of bays begins
 * @param depth of a bay, along the view
 * @param aisle width of the way between the rows
 * @param slant how far a bay's far end lies to the right of its near end
 * @param bayWidth metres
 * @param firstBay x of the left border of some bay
 */
record CarParkLayout(
    long seed,
    double cameraHeight,
    double pitch,
    double view,
    double nearRow,
    double depth,
    double aisle,
    double slant,
    double bayWidth,
    double firstBay) {
  /**
   * A place for one car.
   *
   * @param x its middle
   * @param y its middle
   * @param heading of a car that has driven in
   */
  record Bay(double x, double y, double heading) {}

  static CarParkLayout draw(long seed) {
    SplittableRandom random = new SplittableRandom(Hash.mix(seed, 201));
    double slant = (random.nextBoolean() ? 1 : -1) * (0.6 + 1.5 * random.nextDouble());
    return new CarParkLayout(
        seed,
        5.4 + 1.4 * random.nextDouble(),
        Math.toRadians(18 + 3 * random.nextDouble()),
        Math.toRadians(64 + 10 * random.nextDouble()),
        9.2 + 0.8 * random.nextDouble(),
        5.0,
        6.2 + 0.6 * random.nextDouble(),
        slant,
        2.6 + 0.3 * random.nextDouble(),
        random.nextDouble() * 2);
  }

  double aisleStart() {
    return nearRow + depth;
  }

  double aisleMiddle() {
    return aisleStart() + aisle / 2;
  }

  double farRow() {
    return aisleStart() + aisle;
  }

  double end() {
    return farRow() + depth;
  }

  /** The bays whose middle lies between two x. */
  List<Bay> bays(double from, double to) {
    List<Bay> bays = new ArrayList<>();
    double away = Math.atan2(depth, slant);
    for (double left = firstBay - 40 * bayWidth; left < to; left += bayWidth) {
      double x = left + bayWidth / 2;
      if (x > from && x < to) {
        bays.add(new Bay(x, nearRow + depth / 2, away - Math.PI));
        bays.add(new Bay(x, farRow() + depth / 2, away));
      }
    }
    return bays;
  }
}
