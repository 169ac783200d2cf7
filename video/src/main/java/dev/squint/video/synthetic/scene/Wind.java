package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;

/** The wind in the leaves: gusts that come and go, and rows of leaves that give way to them. */
final class Wind {
  private final long seed;

  Wind(long seed) {
    this.seed = Hash.mix(seed, 0x3117D);
  }

  /** How many pixels to the right a row of a crown is blown at a stream time. */
  int shift(Foliage crown, int row, double time) {
    double tall = crown.shape().height();
    double gust = 0.35 + SmoothNoise.at(seed, time / 9);
    double lean = Math.sin(time * 1.7 + crown.phase()) * (1 - row / tall);
    double flutter = Math.sin(time * 4.3 + row * 0.35 + crown.phase() * 3);
    double pixels = tall / 34 * gust * (lean + 0.55 * flutter) / crown.stiffness();
    // Each row rounds at another point, so that leaves move one after the other.
    double dither = Hash.unit(row, Double.doubleToLongBits(crown.phase())) - 0.5;
    return (int) Math.round(pixels + dither * Math.min(0.8, 0.8 / crown.stiffness()));
  }
}
