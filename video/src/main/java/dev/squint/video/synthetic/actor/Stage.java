package dev.squint.video.synthetic.actor;

import dev.squint.video.synthetic.draw.Brush;
import dev.squint.video.synthetic.draw.Outline;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.light.Tone;

/**
 * What an actor is drawn with: a camera, the light where it stands, and a brush.
 *
 * @param camera metres to pixels
 * @param tone the light at the actor
 * @param brush what is drawn on
 * @param outline reused for every shape
 * @param headlights whether vehicles drive with their lights on
 */
public record Stage(
    GroundCamera camera, Tone tone, Brush brush, Outline outline, boolean headlights) {
  /** Fills the outline with {@code colour} under the light, turned away by {@code shade}. */
  void fill(int colour, double shade) {
    brush.fill(outline, tone.lit(colour, shade));
  }

  /** Fills the outline with a colour that shines by itself. */
  void shine(int colour) {
    brush.fill(outline, tone.glowing(colour));
  }

  /** Adds a point in metres to the outline. */
  void add(double x, double y, double z) {
    outline.add(camera.column(x, y, z), camera.row(y, z));
  }

  /** A point in pixels. */
  double[] at(double x, double y, double z) {
    return new double[] {camera.column(x, y, z), camera.row(y, z)};
  }
}
