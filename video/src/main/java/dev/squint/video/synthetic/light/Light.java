package dev.squint.video.synthetic.light;

/**
 * The light on a scene at a moment; equal lights make equal pictures of an empty scene.
 *
 * @param elevation of the sun above the horizon, degrees, in steps
 * @param azimuth where the sun stands, radians: 0 along +x, a quarter turn along +y
 * @param ambient light from everywhere: red, green and blue of ten bits each, {@link #FULL} is full
 * @param sun direct light likewise
 * @param lamps how brightly lamps burn, in {@code [0, 1]}
 * @param infrared whether the picture is grey, lit by the camera itself
 * @param wet how wet the ground is, in {@code [0, 1]}
 * @param rain how hard it rains, in {@code [0, 1]}
 * @param headlights whether vehicles drive with their lights on
 * @param windows share of windows that are lit, in {@code [0, 1]}
 * @param drift how far cloud shadows have come, metres; negative where none are seen
 * @param cover how much of the sky clouds cover, in {@code [0, 1]}
 */
public record Light(
    double elevation,
    double azimuth,
    int ambient,
    int sun,
    double lamps,
    boolean infrared,
    double wet,
    double rain,
    boolean headlights,
    double windows,
    double drift,
    double cover) {
  /** What of a packed colour means full daylight. */
  public static final double FULL = 512;

  /** Three factors of full daylight in one number. */
  static int pack(double red, double green, double blue) {
    return channel(red) << 20 | channel(green) << 10 | channel(blue);
  }

  private static int channel(double value) {
    return (int) Math.max(0, Math.min(1023, Math.round(value * FULL)));
  }

  /** Red of a packed light as a factor. */
  public static double red(int packed) {
    return (packed >> 20 & 0x3FF) / FULL;
  }

  /** Green of a packed light as a factor. */
  public static double green(int packed) {
    return (packed >> 10 & 0x3FF) / FULL;
  }

  /** Blue of a packed light as a factor. */
  public static double blue(int packed) {
    return (packed & 0x3FF) / FULL;
  }

  /** Whether cloud shadows drift over the ground. */
  public boolean hasCloudShadows() {
    return drift >= 0;
  }

  /** Direct and ambient light together, about 1 at noon. */
  public double brightness() {
    return green(ambient) + green(sun);
  }
}
