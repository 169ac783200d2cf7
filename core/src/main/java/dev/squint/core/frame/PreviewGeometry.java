package dev.squint.core.frame;

/** The rule that fixes a preview's size from the size of its frame. */
public final class PreviewGeometry {
  /** Rows or columns that the shorter side of an automatic preview keeps at least. */
  public static final int MIN_SHORTER_SIDE = 45;

  private static final int[] REDUCTIONS = {8, 4, 2, 1};

  private PreviewGeometry() {}

  /**
   * The largest reduction that JPEG scaling offers and that leaves {@link #MIN_SHORTER_SIDE} pixels
   * on the shorter side; 1 when none does.
   */
  public static int automaticReduction(int width, int height) {
    for (int reduction : REDUCTIONS) {
      if (reduced(Math.min(width, height), reduction) >= MIN_SHORTER_SIDE) {
        return reduction;
      }
    }
    return 1;
  }

  /** {@code ceil(length / reduction)}: what DCT scaling makes of a side. */
  public static int reduced(int length, int reduction) {
    return (length + reduction - 1) / reduction;
  }

  /** Fails unless {@code reduction} is 1, 2, 4 or 8. */
  public static int requireReduction(int reduction) {
    if (reduction != 1 && reduction != 2 && reduction != 4 && reduction != 8) {
      throw new IllegalArgumentException("preview reduction must be 1, 2, 4 or 8: " + reduction);
    }
    return reduction;
  }
}
