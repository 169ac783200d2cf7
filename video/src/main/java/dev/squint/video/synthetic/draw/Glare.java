package dev.squint.video.synthetic.draw;

/** The glare of lamps that shine towards the camera. */
public final class Glare {
  private static final int DISCS = 14;

  private Glare() {}

  /**
   * Draws two headlights that sweep from the left border to the right.
   *
   * @param share of the sweep that is over, in {@code [0, 1]}
   * @param colour of the light
   */
  public static void sweep(Canvas canvas, double share, int colour) {
    Outline outline = new Outline();
    double height = canvas.height();
    double strength = Math.sin(Math.PI * Math.max(0, Math.min(1, share)));
    double y = height * (0.55 + 0.1 * Math.cos(share * 3));
    for (int lamp = 0; lamp < 2; lamp++) {
      double x = canvas.width() * (1.3 * share - 0.15) + lamp * height * 0.22;
      for (int i = DISCS; i > 0; i--) {
        double radius = height * 0.62 * i * i / DISCS / DISCS;
        outline.ellipse(x, y, radius * 1.2, radius);
        canvas.fill(outline, colour, (i < 3 ? 0.5 : 0.045) * strength);
      }
    }
  }
}
