package dev.squint.video.synthetic.actor;

import dev.squint.video.synthetic.draw.Outline;
import dev.squint.video.synthetic.light.Light;

/** The shadow of an actor on the ground: soft beneath it, and long away from the sun. */
public final class Shadow {
  private static final int BLACK = 0x08090C;
  private static final double LONGEST = 2.6;

  private Shadow() {}

  /**
   * Draws the shadow.
   *
   * @param sun how strong direct light is at the actor, in {@code [0, 1]}
   */
  public static void draw(Stage stage, Actor actor, Light light, double sun) {
    Pose pose = actor.pose();
    Figure figure = actor.figure();
    boolean small = figure.length() < 1;
    if (sun > 0.05 && light.elevation() > 1) {
      cast(stage, pose, figure, light, sun);
    }
    double grow = small ? 1.1 : 1.02;
    Outline outline = stage.outline().clear();
    int corners = 12;
    for (int i = 0; i < corners; i++) {
      double angle = i * 2 * Math.PI / corners;
      double ahead = squared(Math.cos(angle), small) * figure.length() / 2 * grow;
      double left = squared(Math.sin(angle), small) * figure.width() / 2 * grow;
      stage.add(pose.x(ahead, left), pose.y(ahead, left), 0);
    }
    stage.brush().fill(outline, BLACK, small ? 0.28 : 0.45);
  }

  /** A circle's coordinate, or of something boxy one that lies nearer to the corners. */
  private static double squared(double unit, boolean round) {
    return round ? unit : Math.signum(unit) * Math.min(1, Math.abs(unit) * 1.35);
  }

  private static void cast(Stage stage, Pose pose, Figure figure, Light light, double sun) {
    double reach =
        Math.min(LONGEST, 1 / Math.tan(Math.toRadians(light.elevation()))) * figure.height();
    double dx = -Math.cos(light.azimuth()) * reach;
    double dy = -Math.sin(light.azimuth()) * reach;
    double halfLength = figure.length() / 2 * (figure.length() < 1 ? 0.7 : 1);
    double halfWidth = figure.width() / 2 * 0.85;
    double[][] hull = new double[8][];
    int count = 0;
    for (int i = 0; i < 4; i++) {
      double ahead = (i < 2 ? 1 : -1) * halfLength;
      double left = (i % 3 == 0 ? 1 : -1) * halfWidth;
      double x = pose.x(ahead, left);
      double y = pose.y(ahead, left);
      hull[count++] = new double[] {x, y};
      double taper = 0.85;
      hull[count++] =
          new double[] {
            pose.x() + (x - pose.x()) * taper + dx,
            Math.max(0.5, pose.y() + (y - pose.y()) * taper + dy)
          };
    }
    stage.outline().clear();
    for (double[] point : Hull.of(hull)) {
      stage.add(point[0], point[1], 0);
    }
    stage.brush().fill(stage.outline(), BLACK, 0.46 * sun);
  }
}
