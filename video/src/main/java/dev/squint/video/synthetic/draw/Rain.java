package dev.squint.video.synthetic.draw;

import dev.squint.video.synthetic.chance.Hash;

/** Falling rain: streaks at other places in every frame. */
public final class Rain {
  private static final int STREAKS = 420;

  private final long seed;
  private final double slant;

  /** Rain that falls slightly to one side, as the seed decides. */
  public Rain(long seed) {
    this.seed = Hash.mix(seed, 0x4A14);
    this.slant = (Hash.unit(this.seed, 1) - 0.5) * 0.4;
  }

  /**
   * Draws the streaks of frame number {@code index}.
   *
   * @param strength in {@code [0, 1]}
   * @param brightness of the scene, about 1 by day
   */
  public void draw(Canvas canvas, double strength, double brightness, long index) {
    int count = (int) (STREAKS * strength);
    int light = (int) Math.min(225, 110 + 110 * brightness);
    double scale = canvas.height() / 360.0;
    for (int i = 0; i < count; i++) {
      long key = Hash.mix(seed, index * STREAKS + i);
      double near = Hash.unit(key, 1);
      near *= near;
      double x = Hash.unit(key, 2) * canvas.width() * 1.1;
      double y = Hash.unit(key, 3) * canvas.height() * 1.1 - 20;
      int length = (int) ((6 + 22 * near) * scale);
      int alpha = (int) (28 + 60 * near);
      streak(canvas, x, y, length, alpha, light);
    }
  }

  private void streak(Canvas canvas, double x, double y, int length, int alpha, int light) {
    byte[] pixels = canvas.pixels();
    for (int i = 0; i < length; i++) {
      int row = (int) y + i;
      int column = (int) (x + slant * i);
      if (row >= 0 && row < canvas.height() && column >= 0 && column < canvas.width()) {
        int at = (row * canvas.width() + column) * 3;
        for (int channel = 0; channel < 3; channel++) {
          int old = pixels[at + channel] & 0xFF;
          pixels[at + channel] = (byte) (old + (((light - old) * alpha) >> 8));
        }
      }
    }
  }
}
