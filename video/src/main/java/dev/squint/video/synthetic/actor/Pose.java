package dev.squint.video.synthetic.actor;

/**
 * Where an actor is and what it is doing.
 *
 * @param x metres to the right
 * @param y metres away
 * @param heading direction of travel in radians: 0 along +x, a quarter turn along +y
 * @param travelled metres so far, which turn wheels and swing legs
 * @param speed metres a second
 */
public record Pose(double x, double y, double heading, double travelled, double speed) {
  /** x of a point given along and left of the direction of travel. */
  public double x(double ahead, double left) {
    return x + Math.cos(heading) * ahead - Math.sin(heading) * left;
  }

  /** y of a point given along and left of the direction of travel. */
  public double y(double ahead, double left) {
    return y + Math.sin(heading) * ahead + Math.cos(heading) * left;
  }
}
