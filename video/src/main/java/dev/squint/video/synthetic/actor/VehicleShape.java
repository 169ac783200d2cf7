package dev.squint.video.synthetic.actor;

/**
 * The body of a vehicle: its profile seen from the side, and what each stretch of it is made of.
 *
 * <p>A profile runs over the top from the lower front edge to the lower rear edge; each point is
 * metres ahead of the middle, metres up, and half the width there. Between two points lies a strip
 * across the vehicle.
 */
public enum VehicleShape {
  /** A short car with a steep back. */
  HATCHBACK(
      new double[][] {
        {2.00, 0.28, 0.80}, {2.05, 0.62, 0.84}, {1.85, 0.80, 0.84}, {1.05, 0.95, 0.84},
        {0.35, 1.42, 0.64}, {-1.10, 1.46, 0.64}, {-1.85, 0.98, 0.80}, {-1.98, 0.80, 0.84},
        {-2.00, 0.28, 0.82}
      },
      "FBBGBGRR",
      1.22),
  /** A car with a boot. */
  SALOON(
      new double[][] {
        {2.25, 0.28, 0.82}, {2.30, 0.60, 0.86}, {2.10, 0.76, 0.86}, {1.15, 0.92, 0.86},
        {0.45, 1.38, 0.64}, {-0.75, 1.40, 0.64}, {-1.45, 0.98, 0.80}, {-2.20, 0.94, 0.84},
        {-2.30, 0.70, 0.86}, {-2.25, 0.28, 0.82}
      },
      "FBBGBGBRR",
      1.36),
  /** A long car with a tall back. */
  ESTATE(
      new double[][] {
        {2.25, 0.30, 0.84}, {2.30, 0.72, 0.88}, {2.10, 0.90, 0.88}, {1.20, 1.04, 0.88},
        {0.60, 1.58, 0.70}, {-1.75, 1.62, 0.70}, {-2.15, 1.08, 0.84}, {-2.28, 0.84, 0.88},
        {-2.25, 0.30, 0.84}
      },
      "FBBGBGRR",
      1.40),
  /** A delivery van. */
  VAN(
      new double[][] {
        {2.55, 0.32, 0.92}, {2.60, 0.85, 0.96}, {2.35, 1.10, 0.96}, {1.55, 2.00, 0.86},
        {1.25, 2.14, 0.86}, {-2.50, 2.16, 0.86}, {-2.60, 0.90, 0.96}, {-2.55, 0.32, 0.92}
      },
      "FBGBBRR",
      1.62),
  /** A city bus. */
  BUS(
      new double[][] {
        {5.60, 0.30, 1.20},
        {5.70, 1.05, 1.25},
        {5.55, 2.55, 1.22},
        {5.40, 2.95, 1.20},
        {-5.55, 2.98, 1.20},
        {-5.65, 1.60, 1.25},
        {-5.60, 0.30, 1.20}
      },
      "FGSBRR",
      3.55);

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it: it never leaves the package
  private final double[][] profile;

  private final String strips;
  private final double axle;

  VehicleShape(double[][] profile, String strips, double axle) {
    this.profile = profile;
    this.strips = strips;
    this.axle = axle;
  }

  double[][] profile() {
    return profile;
  }

  /** What strip {@code index} is: F front, R rear, B body, G glass, S sign. */
  char strip(int index) {
    return strips.charAt(index);
  }

  int strips() {
    return strips.length();
  }

  /** How far the axles are from the middle, in metres. */
  double axle() {
    return axle;
  }

  boolean isBus() {
    return this == BUS;
  }

  double wheel() {
    return isBus() ? 0.48 : this == VAN ? 0.36 : 0.32;
  }

  double length() {
    return profile[1][0] - profile[profile.length - 2][0];
  }

  double height() {
    double highest = 0;
    for (double[] point : profile) {
      highest = Math.max(highest, point[1]);
    }
    return highest;
  }

  double width() {
    double widest = 0;
    for (double[] point : profile) {
      widest = Math.max(widest, 2 * point[2]);
    }
    return widest;
  }
}
