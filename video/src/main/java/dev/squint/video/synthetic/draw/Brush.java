package dev.squint.video.synthetic.draw;

/** Something that shapes are filled on. */
public interface Brush {
  /**
   * Fills {@code outline}.
   *
   * @param colour {@code 0xRRGGBB}
   * @param opacity in {@code [0, 1]}
   */
  void fill(Outline outline, int colour, double opacity);

  /** Fills {@code outline} so that nothing beneath shows. */
  default void fill(Outline outline, int colour) {
    fill(outline, colour, 1);
  }
}
