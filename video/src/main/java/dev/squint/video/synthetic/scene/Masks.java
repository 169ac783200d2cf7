package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Stage;
import dev.squint.video.synthetic.draw.Brush;
import dev.squint.video.synthetic.draw.Outline;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.light.Tone;

/** Stages on which colours do not matter. */
final class Masks {
  private Masks() {}

  /** A stage that paints every shape white on {@code brush}. */
  static Stage stage(GroundCamera camera, Brush brush) {
    Brush white = (outline, colour, opacity) -> brush.fill(outline, 0xFFFFFF, 1);
    return new Stage(camera, new Tone(), white, new Outline(), false);
  }
}
