package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;
import dev.squint.video.synthetic.ground.GroundCamera;

/** Trees and bushes: a trunk in the picture, and a crown of leaves beside it. */
final class Trees {
  private static final int BARK = 0x5A4636;

  private final Sketch sketch;
  private final long seed;
  private final int green;

  /** Trees of one colour. */
  Trees(Sketch sketch, long seed, int green) {
    this.sketch = sketch;
    this.seed = seed;
    this.green = green;
  }

  /** A tree whose crown of a radius has its middle at a height. */
  void tree(double x, double y, double height, double radius) {
    sketch.standing(
        y, () -> sketch.post(x, y, new double[] {0, height}, new double[] {0.34, 0.2}, BARK));
    crown(new double[] {x, y, height}, radius, radius * 0.85, 1);
    sketch.block(SunBlock.crown(x, y, height, radius));
  }

  /** A bush on the ground. */
  void bush(double x, double y, double radius) {
    crown(new double[] {x, y, radius * 0.7}, radius, radius * 0.75, 2.5);
  }

  /** A plant in a pot, which no wind reaches. */
  void indoors(double x, double y, double height, double radius) {
    crown(new double[] {x, y, height}, radius, radius * 1.15, 1000);
  }

  private void crown(double[] centre, double radiusX, double radiusZ, double stiffness) {
    GroundCamera camera = sketch.camera();
    double unit = camera.scale(centre[1], centre[2]);
    double middleX = camera.column(centre[0], centre[1], centre[2]);
    double middleY = camera.row(centre[1], centre[2]);
    int left = (int) Math.max(0, middleX - radiusX * unit * 1.15);
    int right = (int) Math.min(camera.frameWidth(), middleX + radiusX * unit * 1.15);
    int top = (int) Math.max(0, middleY - radiusZ * unit * 1.15);
    int bottom = (int) Math.min(camera.frameHeight(), middleY + radiusZ * unit * 1.15);
    if (right - left < 2 || bottom - top < 2) {
      return;
    }
    long key = Hash.mix(seed, Double.doubleToLongBits(centre[0] * 31 + centre[1]));
    int width = right - left;
    byte[] alpha = new byte[width * (bottom - top)];
    byte[] albedo = new byte[alpha.length * 3];
    for (int row = top, at = 0; row < bottom; row++) {
      for (int column = left; column < right; column++, at++) {
        double u = (column - middleX) / (radiusX * unit);
        double v = (row - middleY) / (radiusZ * unit);
        alpha[at] = leaf(key, new double[] {u, v}, unit * radiusX, at * 3, albedo);
      }
    }
    Occluder shape = new Occluder(centre[1], left, top, width, bottom - top, alpha);
    sketch.crown(new Foliage(shape, albedo, stiffness, 6.3 * Hash.unit(key, 3)));
  }

  /** Colours one pixel of a crown and tells how much of it leaves cover. */
  private byte leaf(long key, double[] place, double size, int at, byte[] albedo) {
    double u = place[0];
    double v = place[1];
    double angle = Math.atan2(v, u);
    double rim = 0.80 + 0.28 * SmoothNoise.at(key, angle * 2.2 + 20);
    double clump = SmoothNoise.at(key + 1, u * 3.4 + 50, v * 3.4 + 50);
    double fine = SmoothNoise.at(key + 2, u * size / 2.4 + 900, v * size / 2.4 + 900);
    double inside = rim - Math.hypot(u, v) + 0.16 * (fine - 0.5) + 0.12 * (clump - 0.5);
    double covered = Math.max(0, Math.min(1, inside * size / 3));
    double light = 0.62 + 0.5 * clump + 0.45 * (fine - 0.5) - 0.22 * v - 0.08 * u;
    int colour = Sketch.shade(green, Math.max(0.25, light));
    albedo[at] = (byte) colour;
    albedo[at + 1] = (byte) (colour >> 8);
    albedo[at + 2] = (byte) (colour >> 16);
    return (byte) (255 * covered);
  }
}
