package dev.squint.core.cascade;

/**
 * A frame's answers, kept while later frames may copy them.
 *
 * @param scores one a query; empty when unknown; owned
 * @param present one a query; empty when unknown; owned
 */
record FrameLabel(float[] scores, boolean[] present) {
  static final FrameLabel UNKNOWN = new FrameLabel(new float[0], new boolean[0]);

  boolean isKnown() {
    return present.length > 0;
  }
}
