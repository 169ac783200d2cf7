package dev.squint.video.synthetic.actor;

/** What the lights of a moving vehicle do at night: a beam on the road, a glow around the lamps. */
public final class Headlights {
  private static final int WARM = 0xFFF0CC;
  private static final double REACH = 9;

  private Headlights() {}

  /** Whether {@code actor} is a vehicle that drives with its lights on. */
  public static boolean shine(Stage stage, Actor actor) {
    return stage.headlights()
        && actor.figure() instanceof VehicleFigure
        && actor.pose().speed() > 0.05;
  }

  /**
   * Draws the beam on the road before the vehicle.
   *
   * @param dark how dark it is, in {@code [0, 1]}
   */
  public static void beam(Stage stage, Actor actor, double dark) {
    Pose pose = actor.pose();
    double nose = actor.figure().length() / 2;
    for (int layer = 1; layer <= 4; layer++) {
      double reach = REACH * layer / 4;
      double half = 0.7 + 0.22 * reach;
      stage.outline().clear();
      point(stage, pose, nose, 0.7);
      point(stage, pose, nose + reach * 0.85, half);
      point(stage, pose, nose + reach, 0);
      point(stage, pose, nose + reach * 0.85, -half);
      point(stage, pose, nose, -0.7);
      stage.brush().fill(stage.outline(), stage.tone().glowing(WARM), 0.085 * dark);
    }
  }

  private static void point(Stage stage, Pose pose, double ahead, double left) {
    stage.add(pose.x(ahead, left), Math.max(1, pose.y(ahead, left)), 0);
  }

  /** Draws the glow of lamps that shine towards the camera. */
  public static void glow(Stage stage, Actor actor, double dark) {
    Pose pose = actor.pose();
    double towards = -Math.sin(pose.heading());
    if (towards < -0.2) {
      return;
    }
    double nose = actor.figure().length() / 2;
    double half = actor.figure().width() * 0.38;
    double strength = dark * (0.35 + 0.65 * Math.max(0, towards));
    for (int side = -1; side <= 1; side += 2) {
      double x = pose.x(nose, side * half);
      double y = pose.y(nose, side * half);
      double unit = stage.camera().scale(y, 0.6);
      for (double radius = 0.7; radius > 0.1; radius -= 0.12) {
        double[] lamp = stage.at(x, y, 0.62);
        stage.outline().ellipse(lamp[0], lamp[1], radius * unit, radius * unit);
        stage.brush().fill(stage.outline(), stage.tone().glowing(WARM), 0.10 * strength);
      }
    }
  }
}
