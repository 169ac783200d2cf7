package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.ground.GroundCamera;

/** A place of one seed: how its camera stands, what it looks like, who passes. */
public interface Place {
  /** The camera for frames of a size. */
  GroundCamera camera(int frameWidth, int frameHeight);

  /** Draws what stands still, as {@code camera} sees it. */
  Scene draw(GroundCamera camera);

  /**
   * New traffic.
   *
   * @param hour of the day at which it begins
   * @param multiplier of all arrival rates
   */
  Traffic traffic(GroundCamera camera, double hour, double multiplier);
}
