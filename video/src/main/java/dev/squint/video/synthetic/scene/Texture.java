package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;
import dev.squint.video.synthetic.ground.GroundCamera;

/** Roughens a drawn scene: grain, stains and unevenness that no real surface lacks. */
final class Texture {
  private static final double GRAIN = 9;
  private static final double STAINS = 13;

  private Texture() {}

  /** Roughens all pixels of {@code sketch}; stains lie on the ground in perspective. */
  static void roughen(Sketch sketch, double wall, long seed) {
    GroundCamera camera = sketch.camera();
    byte[] pixels = sketch.canvas().pixels();
    int width = camera.frameWidth();
    for (int row = 0, at = 0; row < camera.frameHeight(); row++) {
      double ground = camera.groundAt(row);
      boolean upright = ground > wall;
      // Stains on what stands upright are counted in pixels, on the ground in metres.
      double far = upright ? row / 24.0 : ground;
      for (int column = 0; column < width; column++) {
        double x = upright ? column / 24.0 : camera.across(column, far, 0);
        double stain = SmoothNoise.at(seed, x * 0.9 + 400, far * 0.7 + 90) - 0.5;
        double grain = Hash.unit(seed + 1, (long) row * width + column) - 0.5;
        double factor = 1 + (STAINS * stain + GRAIN * grain) / 128;
        for (int channel = 0; channel < 3; channel++, at++) {
          pixels[at] = (byte) Math.min(255, Math.max(0, (pixels[at] & 0xFF) * factor));
        }
      }
    }
  }
}
