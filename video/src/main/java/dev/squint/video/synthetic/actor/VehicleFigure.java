package dev.squint.video.synthetic.actor;

import dev.squint.video.synthetic.draw.Outline;

/** A car or bus: a profile drawn out across the vehicle, seen from above and from one side. */
public record VehicleFigure(VehicleLook look) implements Figure {
  private static final int GLASS = 0x2A343C;
  private static final int TYRE = 0x161618;
  private static final int HUB = 0x8C8E92;
  private static final int DARK_TRIM = 0x1E2022;
  private static final int WHITE_LIGHT = 0xFFF6DC;
  private static final int RED_LIGHT = 0xE82018;

  @Override
  public void draw(Stage stage, Pose pose) {
    new Painter(stage, pose).draw();
  }

  @Override
  public double height() {
    return look.shape().height() * look.scale();
  }

  @Override
  public double length() {
    return look.shape().length() * look.scale();
  }

  @Override
  public double width() {
    return look.shape().width() * look.scale();
  }

  /** One drawing of the vehicle. */
  private final class Painter {
    private final Stage stage;
    private final Pose pose;
    private final VehicleShape shape = look.shape();
    private final double scale = look.scale();
    private final double[][] profile = look.shape().profile();
    private final double side;

    Painter(Stage stage, Pose pose) {
      this.stage = stage;
      this.pose = pose;
      // The side whose normal points to the camera, which stands above the origin.
      double leftX = -Math.sin(pose.heading());
      double leftY = Math.cos(pose.heading());
      side = leftX * -pose.x() + leftY * -pose.y() > 0 ? 1 : -1;
    }

    void draw() {
      boolean frontIsFar = Math.sin(pose.heading()) > 0;
      int strips = shape.strips();
      if (!frontIsFar) {
        for (int i = strips - 1; i >= 0; i--) {
          strip(i);
        }
      } else {
        for (int i = 0; i < strips; i++) {
          strip(i);
        }
      }
      flank();
    }

    private void strip(int index) {
      Outline outline = stage.outline().clear();
      corner(profile[index], 1);
      corner(profile[index], -1);
      corner(profile[index + 1], -1);
      corner(profile[index + 1], 1);
      // Strips go round the same way; those that face away turn the other way in the picture.
      if (outline.turn() <= 0) {
        return;
      }
      double rise = profile[index + 1][1] - profile[index][1];
      double run = Math.abs(profile[index + 1][0] - profile[index][0]);
      double flat = run / Math.max(1e-6, Math.hypot(rise, run));
      double shade = 0.82 + 0.24 * flat;
      switch (shape.strip(index)) {
        case 'G' -> glass(index, shade);
        case 'F' -> end(index, true, shade);
        case 'R' -> end(index, false, shade);
        case 'S' -> stage.fill(DARK_TRIM, 1);
        default -> stage.fill(look.paint(), shade);
      }
    }

    private void glass(int index, double shade) {
      stage.fill(look.paint(), shade * 0.9);
      patch(index, new double[] {0.08, 0.92, -0.86, 0.86});
      stage.fill(GLASS, 1.05);
      // Sky in the upper part of the pane.
      patch(index, new double[] {0.10, 0.5, -0.7, 0.1});
      stage.brush().fill(stage.outline(), stage.tone().lit(0x9CB4C4, 1), 0.35);
    }

    private void end(int index, boolean front, double shade) {
      stage.fill(look.paint(), shade * 0.92);
      boolean lowest = index == 0 || index == shape.strips() - 1;
      if (!lowest) {
        if (shape.isBus()) {
          patch(index, new double[] {0.1, 0.75, -0.8, 0.8});
          stage.fill(GLASS, 1);
        }
        return;
      }
      patch(index, front ? new double[] {0.05, 0.42, -0.95, 0.95} : span(0.6, 0.97, 0.95));
      stage.fill(DARK_TRIM, 0.9);
      double from = front ? 0.62 : 0.12;
      double to = front ? 0.92 : 0.45;
      for (int which = -1; which <= 1; which += 2) {
        patch(index, new double[] {from, to, which * 0.92, which * 0.6});
        light(front);
      }
      patch(index, front ? span(0.18, 0.36, 0.25) : span(0.62, 0.78, 0.25));
      stage.fill(0xE6E4D4, 0.95);
    }

    private double[] span(double from, double to, double half) {
      return new double[] {from, to, -half, half};
    }

    private void light(boolean front) {
      if (stage.headlights() && pose.speed() > 0.05) {
        stage.shine(front ? WHITE_LIGHT : RED_LIGHT);
      } else {
        stage.fill(front ? 0xE8ECEC : 0x9C1C1C, 1);
      }
    }

    /** The part of a strip between two shares of its height and two of its half width. */
    private void patch(int index, double[] part) {
      stage.outline().clear();
      inner(index, part[0], part[2]);
      inner(index, part[0], part[3]);
      inner(index, part[1], part[3]);
      inner(index, part[1], part[2]);
    }

    private void inner(int index, double along, double across) {
      double[] a = profile[index];
      double[] b = profile[index + 1];
      add(
          a[0] + (b[0] - a[0]) * along,
          a[1] + (b[1] - a[1]) * along,
          (a[2] + (b[2] - a[2]) * along) * across);
    }

    private void flank() {
      stage.outline().clear();
      for (double[] point : profile) {
        corner(point, side);
      }
      stage.fill(look.paint(), 0.86);
      stage.outline().clear();
      double sill = profile[0][1];
      corner(new double[] {profile[0][0], sill, profile[0][2]}, side);
      corner(new double[] {profile[0][0], sill + 0.13, profile[0][2]}, side);
      int last = profile.length - 1;
      corner(new double[] {profile[last][0], sill + 0.13, profile[last][2]}, side);
      corner(new double[] {profile[last][0], sill, profile[last][2]}, side);
      stage.fill(DARK_TRIM, 0.9);
      windows();
      double half = profile[1][2];
      wheel(shape.axle(), half);
      wheel(-shape.axle(), half);
    }

    private void windows() {
      if (shape.isBus()) {
        band(new double[] {-5.3, 5.1, 0.75, 0.95}, look.stripe());
        for (int i = 0; i < 7; i++) {
          double from = -5.25 + i * 1.5;
          band(new double[] {from, from + 1.28, 1.35, 2.45}, GLASS);
        }
        band(new double[] {4.0, 4.02, 0.4, 2.45}, DARK_TRIM);
        return;
      }
      if (shape == VehicleShape.VAN) {
        band(new double[] {0.55, 1.62, 1.2, 1.86}, GLASS);
        return;
      }
      int windscreen = 3;
      double[] belt = profile[windscreen];
      double[] roof = profile[windscreen + 1];
      double[] back = profile[windscreen + 2];
      double[] low = profile[windscreen + 3];
      stage.outline().clear();
      pane(belt[0] - 0.18, belt[1] + 0.02, belt[2]);
      pane(roof[0] - 0.06, roof[1] - 0.09, roof[2] + 0.03);
      pane(back[0] + 0.05, back[1] - 0.09, back[2] + 0.03);
      pane(low[0] + 0.25, low[1] + 0.03, low[2]);
      stage.fill(GLASS, 1);
      stage.outline().clear();
      double middle = (roof[0] + back[0]) / 2 - 0.05;
      pane(middle + 0.05, belt[1], belt[2]);
      pane(middle + 0.03, roof[1] - 0.07, roof[2] + 0.03);
      pane(middle - 0.05, roof[1] - 0.07, roof[2] + 0.03);
      pane(middle - 0.05, belt[1], belt[2]);
      stage.fill(look.paint(), 0.8);
    }

    private void pane(double ahead, double up, double half) {
      add(ahead, up, half * side);
    }

    private void band(double[] box, int colour) {
      double half = profile[1][2];
      stage.outline().clear();
      add(box[0], box[2], half * side);
      add(box[1], box[2], half * side);
      add(box[1], box[3], half * side);
      add(box[0], box[3], half * side);
      stage.fill(colour, 1);
    }

    private void wheel(double ahead, double half) {
      disc(ahead, half, shape.wheel());
      stage.fill(TYRE, 0.9);
      disc(ahead, half, shape.wheel() * 0.58);
      stage.fill(HUB, 0.9);
    }

    private void disc(double ahead, double half, double radius) {
      stage.outline().clear();
      for (int i = 0; i < 14; i++) {
        double angle = i * 2 * Math.PI / 14;
        add(
            ahead + radius * Math.cos(angle),
            shape.wheel() + radius * Math.sin(angle),
            half * side);
      }
    }

    private void corner(double[] point, double across) {
      add(point[0], point[1], point[2] * across);
    }

    private void add(double ahead, double up, double left) {
      double x = pose.x(ahead * scale, left * scale);
      double y = pose.y(ahead * scale, left * scale);
      stage.add(x, y, up * scale);
    }
  }
}
