package dev.squint.video.synthetic.draw;

import dev.squint.video.synthetic.chance.Hash;
import java.util.SplittableRandom;

/**
 * What a sensor and its electronics do to a picture: gain, haze and noise.
 *
 * <p>Noise comes from a tile that all cameras share, read from another place in every row of every
 * frame. Stateless but for a table that is filled anew for each frame; not thread-safe.
 */
public final class Sensor {
  private static final int TILE = 3 << 16;
  private static final int SPARE = 3 << 13;
  private static final int LEVELS = 24;
  private static final double LEVEL_SIGMA = 0.75;
  private static final byte[][] COLOUR = new byte[LEVELS][];
  private static final byte[][] GREY = new byte[LEVELS][];
  private static final byte[] CLAMP = clamp();

  private final long seed;
  private final short[] table = new short[256];

  /** A sensor whose noise follows from {@code seed}. */
  public Sensor(long seed) {
    this.seed = Hash.mix(seed, 0x5E150);
  }

  /**
   * How a frame is exposed.
   *
   * @param gain factor of all brightness
   * @param haze how far all is lifted towards grey, in {@code [0, 1]}
   * @param noise standard deviation in grey levels
   * @param grey whether noise has no colour
   */
  public record Exposure(double gain, double haze, double noise, boolean grey) {}

  /** Exposes {@code picture} to a new array, as the frame number {@code index}. */
  public byte[] expose(byte[] picture, int rowBytes, Exposure exposure, long index) {
    for (int i = 0; i < table.length; i++) {
      double value = i * exposure.gain();
      table[i] =
          (short) Math.max(0, Math.min(255, Math.round(value + (150 - value) * exposure.haze())));
    }
    byte[] noise = tile((int) Math.round(exposure.noise() / LEVEL_SIGMA), exposure.grey());
    byte[] result = new byte[picture.length];
    long key = Hash.mix(seed, index);
    for (int start = 0; start < picture.length; start += rowBytes) {
      key = Hash.mix(key);
      // Starts at a whole pixel, so that the colours of noise stay together.
      int from = (int) ((key >>> 1) % ((TILE - SPARE) / 3)) * 3;
      row(picture, result, start, Math.min(picture.length, start + rowBytes), noise, from);
    }
    return result;
  }

  private void row(
      byte[] picture, byte[] result, int start, int end, byte[] noise, int noiseStart) {
    int from = noiseStart;
    for (int at = start; at < end; at++) {
      result[at] = CLAMP[table[picture[at] & 0xFF] + noise[from++] + 128];
    }
  }

  private static byte[] clamp() {
    byte[] clamp = new byte[256 + 256];
    for (int i = 0; i < clamp.length; i++) {
      clamp[i] = (byte) Math.max(0, Math.min(255, i - 128));
    }
    return clamp;
  }

  private static byte[] tile(int level, boolean grey) {
    int bounded = Math.max(0, Math.min(LEVELS - 1, level));
    byte[][] tiles = grey ? GREY : COLOUR;
    synchronized (Sensor.class) {
      byte[] tile = tiles[bounded];
      if (tile == null) {
        tile = makeTile(bounded * LEVEL_SIGMA, grey);
        tiles[bounded] = tile;
      }
      return tile;
    }
  }

  private static byte[] makeTile(double sigma, boolean grey) {
    SplittableRandom random = new SplittableRandom(4711);
    byte[] tile = new byte[TILE];
    double before = 0;
    for (int i = 0; i < TILE; i += 3) {
      // Neighbours share some of their noise, because cameras interpolate colours.
      double fresh = random.nextGaussian();
      double shared = 0.92 * fresh + 0.4 * before;
      before = fresh;
      for (int channel = 0; channel < 3; channel++) {
        double own = grey ? 0 : random.nextGaussian() * 0.55;
        double value = sigma * (shared * (grey ? 1 : 0.83) + own);
        tile[i + channel] = (byte) Math.max(-127, Math.min(127, Math.round(value)));
      }
    }
    return tile;
  }
}
