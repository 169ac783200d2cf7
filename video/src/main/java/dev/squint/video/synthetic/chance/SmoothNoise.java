package dev.squint.video.synthetic.chance;

/** Noise in {@code [0, 1)} that changes smoothly from one whole number to the next. */
public final class SmoothNoise {
  private SmoothNoise() {}

  /** The noise of {@code seed} at {@code x}. */
  public static double at(long seed, double x) {
    long cell = (long) Math.floor(x);
    double t = ease(x - cell);
    return Hash.unit(seed, cell) * (1 - t) + Hash.unit(seed, cell + 1) * t;
  }

  /** The noise of {@code seed} at a point of the plane. */
  public static double at(long seed, double x, double y) {
    long row = (long) Math.floor(y);
    double t = ease(y - row);
    return at(Hash.mix(seed, row), x) * (1 - t) + at(Hash.mix(seed, row + 1), x) * t;
  }

  /** 0 below {@code low}, 1 above {@code high}, smooth between. */
  public static double step(double low, double high, double x) {
    return ease(Math.max(0, Math.min(1, (x - low) / (high - low))));
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
