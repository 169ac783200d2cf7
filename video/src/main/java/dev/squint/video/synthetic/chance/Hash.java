package dev.squint.video.synthetic.chance;

/** Numbers that look random and depend on their arguments alone. */
public final class Hash {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private Hash() {}

  /** 64 bits out of {@code value}; neighbouring values give unrelated bits (SplitMix64). */
  public static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 bits out of two values. */
  public static long mix(long first, long second) {
    return mix(mix(first) ^ second);
  }

  /** A number in {@code [0, 1)} out of two values. */
  public static double unit(long first, long second) {
    return (mix(first, second) >>> 11) * UNIT;
  }

  /** A number in {@code [0, 1)} out of three values. */
  public static double unit(long first, long second, long third) {
    return unit(mix(first, second), third);
  }
}
