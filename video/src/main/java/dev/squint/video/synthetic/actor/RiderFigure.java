package dev.squint.video.synthetic.actor;

/** A person on a bicycle, without the bicycle. */
public record RiderFigure(PersonLook look, boolean helmet) implements Figure {
  private static final double CRANK = 0.16;
  private static final double METRES_A_TURN = 3.2;

  @Override
  public void draw(Stage stage, Pose pose) {
    double turned = pose.travelled() / METRES_A_TURN * 2 * Math.PI;
    leg(stage, pose, turned + Math.PI, 0.78);
    arm(stage, pose, 0.76);
    limb(stage, pose, new double[] {-0.20, 0.95, 0.20, 1.43}, new double[] {0.30, 0.36});
    stage.fill(look.top(), 1);
    limb(stage, pose, new double[] {-0.25, 1.0, 0.12, 1.44}, new double[] {0.14, 0.14});
    stage.fill(look.top(), 0.85);
    leg(stage, pose, turned, 1);
    arm(stage, pose, 0.92);
    head(stage, pose);
  }

  @Override
  public double height() {
    return 1.78;
  }

  @Override
  public double length() {
    return 0.9;
  }

  @Override
  public double width() {
    return 0.5;
  }

  private void leg(Stage stage, Pose pose, double angle, double shade) {
    double footAhead = -0.05 + CRANK * Math.cos(angle);
    double footUp = 0.32 + CRANK * Math.sin(angle);
    double kneeAhead = footAhead * 0.3 + 0.30;
    double kneeUp = footUp * 0.55 + 0.50;
    limb(stage, pose, new double[] {-0.18, 0.95, kneeAhead, kneeUp}, new double[] {0.18, 0.14});
    stage.fill(look.trousers(), shade);
    limb(
        stage, pose, new double[] {kneeAhead, kneeUp, footAhead, footUp}, new double[] {0.14, 0.1});
    stage.fill(look.trousers(), shade * 0.95);
    limb(
        stage,
        pose,
        new double[] {footAhead - 0.08, footUp - 0.02, footAhead + 0.16, footUp - 0.04},
        new double[] {0.08, 0.07});
    stage.fill(look.shoes(), shade);
  }

  private void arm(Stage stage, Pose pose, double shade) {
    limb(stage, pose, new double[] {0.18, 1.42, 0.30, 1.18}, new double[] {0.12, 0.10});
    stage.fill(look.top(), shade);
    limb(stage, pose, new double[] {0.30, 1.18, 0.44, 1.06}, new double[] {0.09, 0.08});
    stage.fill(look.skin(), shade);
  }

  private void head(Stage stage, Pose pose) {
    double unit = stage.camera().scale(pose.y(), 1.6);
    double[] neck = stage.at(pose.x(0.26, 0), pose.y(0.26, 0), 1.63);
    stage.outline().ellipse(neck[0], neck[1], 0.10 * unit, 0.13 * unit);
    stage.fill(look.skin(), 0.97);
    double[] crown = stage.at(pose.x(0.24, 0), pose.y(0.24, 0), 1.69);
    stage.outline().ellipse(crown[0], crown[1], 0.115 * unit, 0.09 * unit);
    stage.fill(helmet ? 0xD8D8D0 : look.hair(), 1);
  }

  private static void limb(Stage stage, Pose pose, double[] ends, double[] widths) {
    double unit = stage.camera().scale(pose.y(), 1);
    stage
        .outline()
        .bar(
            stage.at(pose.x(ends[0], 0), pose.y(ends[0], 0), ends[1]),
            stage.at(pose.x(ends[2], 0), pose.y(ends[2], 0), ends[3]),
            widths[0] * unit,
            widths[1] * unit);
  }
}
