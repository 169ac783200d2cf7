package dev.squint.models.specialized;

/**
 * The weights that resize one axis: every place of the result is a weighted sum of {@link #taps}
 * neighbouring places of the source. Immutable.
 *
 * <p>Shrinking weighs by covered area, enlarging is bilinear between half-pixel centres. A region
 * that begins or ends between pixels is honoured.
 */
final class AxisResampler {
  private static final double EXACT = 1e-6;

  private final int taps;
  private final int[] starts;
  private final float[] weights;

  private AxisResampler(int taps, int length) {
    this.taps = taps;
    starts = new int[length];
    weights = new float[length * taps];
  }

  /**
   * Resizes a part of an axis.
   *
   * @param sourceLength pixels of the whole axis
   * @param cropStart where the part begins, as a share of the axis
   * @param cropLength how long it is, as a share of the axis
   * @param length pixels of the result
   */
  static AxisResampler of(int sourceLength, double cropStart, double cropLength, int length) {
    double begin = cropStart * sourceLength;
    double ratio = cropLength * sourceLength / length;
    return ratio > 1
        ? byArea(sourceLength, begin, ratio, length)
        : bilinear(sourceLength, begin, ratio, length);
  }

  private static AxisResampler byArea(int sourceLength, double begin, double ratio, int length) {
    // An interval of that many pixels touches at most this many.
    int taps = Math.min((int) Math.ceil(ratio - EXACT) + 1, sourceLength);
    AxisResampler resampler = new AxisResampler(taps, length);
    for (int place = 0; place < length; place++) {
      double from = begin + place * ratio;
      double to = Math.min(from + ratio, sourceLength);
      int start = Math.max(0, Math.min((int) Math.floor(from + EXACT), sourceLength - taps));
      resampler.starts[place] = start;
      for (int tap = 0; tap < taps; tap++) {
        double covered = Math.min(to, start + tap + 1.0) - Math.max(from, start + tap);
        resampler.weights[place * taps + tap] = (float) (Math.max(0, covered) / (to - from));
      }
    }
    return resampler;
  }

  private static AxisResampler bilinear(int sourceLength, double begin, double ratio, int length) {
    int taps = Math.min(2, sourceLength);
    AxisResampler resampler = new AxisResampler(taps, length);
    for (int place = 0; place < length; place++) {
      double centre = begin + (place + 0.5) * ratio - 0.5;
      double inside = Math.max(0, Math.min(centre, sourceLength - 1.0));
      int start = Math.min((int) Math.floor(inside), sourceLength - taps);
      resampler.starts[place] = start;
      double second = inside - start;
      resampler.weights[place * taps] = (float) (taps == 1 ? 1 : 1 - second);
      if (taps == 2) {
        resampler.weights[place * taps + 1] = (float) second;
      }
    }
    return resampler;
  }

  /** Source places that each place of the result sums. */
  int taps() {
    return taps;
  }

  /** First source place of a place of the result. */
  int start(int place) {
    return starts[place];
  }

  /** Weight of a tap of a place of the result. */
  float weight(int place, int tap) {
    return weights[place * taps + tap];
  }

  /** All weights, those of one place after another's; not to be modified. */
  float[] weights() {
    return weights;
  }

  /** First source place that is used at all. */
  int first() {
    return starts[0];
  }

  /** One past the last source place that is used at all. */
  int end() {
    return starts[starts.length - 1] + taps;
  }
}
