package dev.squint.models.engine;

/**
 * The first output of a network, row by row.
 *
 * @param shape sizes of the dimensions, the batch first
 * @param values at least as many as the shape says; owned by the session and overwritten by its
 *     next run
 */
public record NetworkOutput(int[] shape, float[] values) {
  /** How many values the shape says. */
  public int size() {
    int size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    return size;
  }

  /** The shape for people, for example {@code 1x84x8400}. */
  public String shapeText() {
    return describe(shape);
  }

  /** A shape for people, for example {@code 1x3x640x640}. */
  public static String describe(int... shape) {
    StringBuilder text = new StringBuilder();
    for (int size : shape) {
      text.append(text.isEmpty() ? "" : "x").append(size);
    }
    return text.toString();
  }
}
