package dev.squint.video.synthetic.actor;

import dev.squint.video.synthetic.draw.Outline;

/** A bicycle without its rider. */
public record BicycleFigure(int paint) implements Figure {
  private static final double RADIUS = 0.36;
  private static final double AXLE = 0.54;
  private static final int TYRE = 0x18181A;
  private static final int CORNERS = 14;

  @Override
  public void draw(Stage stage, Pose pose) {
    for (int which = -1; which <= 1; which += 2) {
      ring(stage, pose, which * AXLE);
      stage.fill(TYRE, 1);
      line(stage, pose, new double[] {which * AXLE, RADIUS * 2, which * AXLE, 0}, 0.05);
      stage.fill(TYRE, 1);
    }
    tube(stage, pose, -AXLE, RADIUS, -0.05, 0.30);
    tube(stage, pose, -AXLE, RADIUS, -0.18, 0.82);
    tube(stage, pose, -0.05, 0.30, -0.20, 0.92);
    tube(stage, pose, -0.18, 0.82, 0.40, 0.84);
    tube(stage, pose, -0.05, 0.30, 0.40, 0.78);
    tube(stage, pose, AXLE, RADIUS, 0.38, 0.98);
    line(stage, pose, new double[] {0.30, 1.04, 0.48, 1.02}, 0.05);
    stage.fill(TYRE, 1);
    line(stage, pose, new double[] {-0.32, 0.95, -0.10, 0.95}, 0.09);
    stage.fill(TYRE, 1);
  }

  @Override
  public void silhouette(Stage stage, Pose pose) {
    disc(stage, pose, -AXLE);
    disc(stage, pose, AXLE);
    Outline outline = stage.outline().clear();
    for (double[] point :
        new double[][] {
          {-AXLE, RADIUS}, {-0.05, 0.25}, {AXLE, RADIUS}, {0.45, 1.04}, {-0.3, 0.98}
        }) {
      stage.add(pose.x(point[0], 0), pose.y(point[0], 0), point[1]);
    }
    stage.brush().fill(outline, 0);
    line(stage, pose, new double[] {-AXLE, 0.4, AXLE, 0.4}, 0.16);
    stage.brush().fill(outline, 0);
    line(stage, pose, new double[] {0.4, 0, 0.4, 1.05}, 0.12);
    stage.brush().fill(outline, 0);
  }

  @Override
  public double height() {
    return 1.05;
  }

  @Override
  public double length() {
    return 2 * (AXLE + RADIUS);
  }

  @Override
  public double width() {
    return 0.5;
  }

  private void tube(Stage stage, Pose pose, double ahead, double up, double toAhead, double toUp) {
    line(stage, pose, new double[] {ahead, up, toAhead, toUp}, 0.055);
    stage.fill(paint, 1);
  }

  private static void line(Stage stage, Pose pose, double[] ends, double thickness) {
    double unit = Math.max(1 / thickness, stage.camera().scale(pose.y(), 0.6));
    stage
        .outline()
        .bar(
            stage.at(pose.x(ends[0], 0), pose.y(ends[0], 0), ends[1]),
            stage.at(pose.x(ends[2], 0), pose.y(ends[2], 0), ends[3]),
            thickness * unit,
            thickness * unit);
  }

  private static void ring(Stage stage, Pose pose, double ahead) {
    stage.outline().clear();
    circle(stage, pose, ahead, RADIUS);
    // The way back round the inner edge leaves a hole.
    circle(stage, pose, ahead, RADIUS - 0.07);
  }

  private static void disc(Stage stage, Pose pose, double ahead) {
    stage.outline().clear();
    circle(stage, pose, ahead, RADIUS);
    stage.brush().fill(stage.outline(), 0);
  }

  private static void circle(Stage stage, Pose pose, double ahead, double radius) {
    for (int i = 0; i <= CORNERS; i++) {
      double angle = i * 2 * Math.PI / CORNERS;
      double along = ahead + radius * Math.cos(angle);
      stage.add(pose.x(along, 0), pose.y(along, 0), RADIUS + radius * Math.sin(angle));
    }
  }
}
