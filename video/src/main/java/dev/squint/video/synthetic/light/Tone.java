package dev.squint.video.synthetic.light;

import dev.squint.video.synthetic.chance.Hash;

/** How colours look under the light at one spot; set for a spot, then asked for its colours. */
public final class Tone {
  private static final int SHOULDER = 215;
  private static final byte[] CURVE = curve();

  private double red = 1;
  private double green = 1;
  private double blue = 1;
  private boolean infrared;

  /** Full daylight. */
  public Tone() {}

  /** Sets the light as factors of full daylight. */
  public void set(double redLight, double greenLight, double blueLight, boolean grey) {
    red = redLight;
    green = greenLight;
    blue = blueLight;
    infrared = grey;
  }

  /** The brightness of the spot, about 1 in full daylight. */
  public double level() {
    return green;
  }

  public boolean isInfrared() {
    return infrared;
  }

  /** What the sensor makes of {@code colour}, turned away from the light by {@code shade}. */
  public int lit(int colour, double shade) {
    if (infrared) {
      int grey = exposed(infraredOfCloth(colour) * green * shade);
      return grey << 16 | grey << 8 | grey;
    }
    int r = exposed((colour >> 16 & 0xFF) * red * shade);
    int g = exposed((colour >> 8 & 0xFF) * green * shade);
    int b = exposed((colour & 0xFF) * blue * shade);
    return r << 16 | g << 8 | b;
  }

  /** What the sensor makes of something that shines by itself. */
  public int glowing(int colour) {
    if (infrared) {
      int grey = infrared(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
      return grey << 16 | grey << 8 | grey;
    }
    return colour;
  }

  /** How bright a surface is in infrared light: leaves reflect most of it. */
  public static int infrared(int red, int green, int blue) {
    int leaf = Math.max(0, green - Math.max(red, blue));
    return Math.min(255, ((85 * red + 107 * green + 64 * blue) >> 8) + 2 * leaf);
  }

  /** Dyes hardly show in infrared light: the same black coat may be grey or white. */
  private static int infraredOfCloth(int colour) {
    int grey = infrared(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    int cloth = 45 + (int) (170 * Hash.unit(colour, 77));
    return (grey * 2 + cloth) / 3;
  }

  /** The byte for a linear brightness; highlights are compressed, as cameras do. */
  public static int exposed(double linear) {
    return CURVE[(int) Math.max(0, Math.min(CURVE.length - 1, linear))] & 0xFF;
  }

  /** The bytes for linear brightness 0, 1, 2 and so on. */
  public static byte[] curve() {
    byte[] curve = new byte[1024];
    for (int i = 0; i < curve.length; i++) {
      double over = Math.max(0, i - SHOULDER);
      double value = Math.min(i, SHOULDER) + 38 * (1 - Math.exp(-over / 55));
      curve[i] = (byte) Math.min(255, Math.round(value));
    }
    return curve;
  }
}
