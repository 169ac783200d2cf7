package dev.squint.video.synthetic.actor;

import java.util.random.RandomGenerator;

/**
 * What a car or bus looks like.
 *
 * @param shape its body
 * @param paint {@code 0xRRGGBB} in full daylight
 * @param stripe colour of a bus's stripe and sign
 * @param scale size against the shape's usual one, about 1
 */
public record VehicleLook(VehicleShape shape, int paint, int stripe, double scale) {
  private static final int[] PAINT = {
    0xD8DADC, 0xB4B8BC, 0x24262A, 0x3C4046, 0xA02028, 0x23406E, 0xE8E8E4, 0x6A7076, 0x2E5A4A,
    0xC8B48C, 0xD06820, 0x5C88B4, 0x8A1C3C, 0xE0C040
  };
  private static final int[] LIVERY = {0xC83028, 0x2C62A8, 0x2E8A50, 0xE8B020, 0xE6E6E0, 0x8E3A8A};

  /** Draws the look of a car. */
  public static VehicleLook car(RandomGenerator random) {
    VehicleShape[] shapes = {
      VehicleShape.HATCHBACK, VehicleShape.SALOON, VehicleShape.ESTATE, VehicleShape.VAN
    };
    double kind = random.nextDouble();
    VehicleShape shape = shapes[kind < 0.34 ? 0 : kind < 0.62 ? 1 : kind < 0.86 ? 2 : 3];
    return new VehicleLook(
        shape, PAINT[random.nextInt(PAINT.length)], 0, 0.95 + 0.1 * random.nextDouble());
  }

  /** Draws the look of a bus. */
  public static VehicleLook bus(RandomGenerator random) {
    int paint = LIVERY[random.nextInt(LIVERY.length)];
    int stripe = LIVERY[random.nextInt(LIVERY.length)];
    return new VehicleLook(
        VehicleShape.BUS,
        paint,
        stripe == paint ? 0x303438 : stripe,
        0.94 + 0.1 * random.nextDouble());
  }
}
