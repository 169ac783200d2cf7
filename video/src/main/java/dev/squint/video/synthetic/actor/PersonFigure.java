package dev.squint.video.synthetic.actor;

import dev.squint.video.synthetic.draw.Outline;

/**
 * A person on foot: legs that stride, a body, arms that swing, a head.
 *
 * <p>The figure is flat and faces the camera; the direction of travel shows in how far legs and
 * arms swing to the side, in the breadth of the body and in which side of the head is hair.
 */
public record PersonFigure(PersonLook look) implements Figure {
  private static final double STRIDE = 0.78;
  private static final double HIP = 0.49;
  private static final double SHOULDER = 0.815;

  @Override
  public void draw(Stage stage, Pose pose) {
    new Painter(stage, pose).draw();
  }

  @Override
  public double height() {
    return look.height();
  }

  @Override
  public double length() {
    return 0.4;
  }

  @Override
  public double width() {
    return 0.5;
  }

  /** One drawing of the person; u counts to the right and z up, both in metres. */
  private final class Painter {
    private final Stage stage;
    private final double footX;
    private final double footY;
    private final double unit;
    private final double size = look.height();
    private final double side;
    private final boolean towards;
    private final double swing;
    private final double bob;

    Painter(Stage stage, Pose pose) {
      this.stage = stage;
      footX = stage.camera().column(pose.x(), pose.y(), 0);
      footY = stage.camera().row(pose.y(), 0);
      unit = (footY - stage.camera().row(pose.y(), size)) / size;
      // Seen from beside the middle of the view, a walk straight away also goes sideways.
      side = Math.cos(pose.heading());
      towards = Math.sin(pose.heading()) < 0.25;
      double pace = Math.min(1, pose.speed() / 1.1);
      double phase = pose.travelled() / STRIDE * Math.PI;
      swing = Math.sin(phase) * pace;
      bob = Math.abs(Math.cos(phase)) * pace * 0.012 * size;
    }

    void draw() {
      leg(-swing, 0.80);
      arm(swing, 0.72);
      leg(swing, 1.0);
      body();
      arm(-swing, 0.90);
      head();
    }

    private void leg(double swung, double shade) {
      double apart = 0.045 * size * (1 - Math.abs(side) * 0.75) * Math.signum(shade - 0.9);
      double reach = swung * 0.40 * HIP * size;
      double hipZ = HIP * size + bob;
      double footU = apart * 1.2 + reach * side;
      double lift = Math.max(0, swung) * 0.07 * size * (1 - Math.abs(side) * 0.6);
      double kneeU = apart + reach * side * 0.55 + 0.02 * size * side;
      double kneeZ = hipZ * 0.53 + lift * 0.5;
      limb(apart, hipZ, kneeU, kneeZ, 0.098, 0.078);
      stage.fill(look.trousers(), shade);
      limb(kneeU, kneeZ + 0.01, footU, 0.035 * size + lift, 0.08, 0.056);
      stage.fill(look.trousers(), shade * 0.95);
      double toe = 0.045 * size * side;
      ellipse(footU + toe, 0.026 * size + lift, 0.036 + 0.03 * Math.abs(side), 0.027);
      stage.fill(look.shoes(), shade);
    }

    private void arm(double swung, double shade) {
      double apart =
          0.118 * size * look.build() * (1 - 0.8 * Math.abs(side)) * Math.signum(shade - 0.8);
      double handU = apart * 1.15 + swung * 0.17 * size * side;
      double handZ = 0.46 * size + bob + Math.abs(swung) * 0.03 * size;
      double elbowU = apart * 1.2 + swung * 0.06 * size * side - 0.02 * size * side;
      limb(apart, (SHOULDER - 0.02) * size + bob, elbowU, 0.63 * size + bob, 0.068, 0.058);
      stage.fill(look.top(), shade);
      limb(elbowU, 0.635 * size + bob, handU, handZ, 0.058, 0.045);
      stage.fill(look.top(), shade);
      ellipse(handU, handZ - 0.01 * size, 0.022, 0.026);
      stage.fill(look.skin(), shade);
    }

    private void body() {
      double broad = look.build() * size * (0.128 - 0.035 * Math.abs(side));
      double waist = broad * 0.82;
      double hem = look.coat() < 0.4 ? broad * 1.05 : broad * 0.86;
      double top = SHOULDER * size + bob;
      Outline outline = stage.outline().clear();
      add(outline, -broad * 0.55, top + 0.025 * size);
      add(outline, broad * 0.55, top + 0.025 * size);
      add(outline, broad, top - 0.02 * size);
      add(outline, waist, 0.62 * size + bob);
      add(outline, hem, look.coat() * size + bob);
      add(outline, -hem, look.coat() * size + bob);
      add(outline, -waist, 0.62 * size + bob);
      add(outline, -broad, top - 0.02 * size);
      stage.fill(look.top(), 1.0);
      outline.clear();
      // The side turned from the light.
      double shadow = side >= 0 ? -1 : 1;
      add(outline, shadow * broad, top - 0.02 * size);
      add(outline, shadow * broad * 0.45, top);
      add(outline, shadow * waist * 0.4, 0.6 * size + bob);
      add(outline, shadow * hem * 0.5, look.coat() * size + bob);
      add(outline, shadow * hem, look.coat() * size + bob);
      stage.fill(look.top(), 0.82);
      bag(broad);
    }

    private void bag(double broad) {
      if (look.bag() >= 0) {
        double u = Math.abs(side) > 0.4 ? -Math.signum(side) * broad * 0.95 : broad * 1.1;
        double z = Math.abs(side) > 0.4 ? 0.69 : 0.52;
        ellipse(u, z * size + bob, 0.06, z > 0.6 ? 0.105 : 0.075);
        stage.fill(look.bag(), 0.95);
      }
    }

    private void head() {
      double u = 0.018 * size * side;
      double z = 0.922 * size + bob;
      limb(0, (SHOULDER + 0.01) * size + bob, u, z - 0.05 * size, 0.06, 0.055);
      stage.fill(look.skin(), 0.8);
      ellipse(u, z, 0.056, 0.077);
      int hair = look.hood() ? look.top() : look.hair();
      boolean away = !towards && Math.abs(side) < 0.75;
      stage.fill(away ? hair : look.skin(), 0.97);
      Outline outline = stage.outline().clear();
      double back = Math.abs(side) > 0.35 ? Math.signum(side) : 0;
      for (int i = 0; i <= 8; i++) {
        double angle = Math.PI * i / 8;
        add(
            outline,
            u + 0.061 * size * Math.cos(angle),
            z + 0.012 * size + 0.070 * size * Math.sin(angle));
      }
      add(outline, u - 0.056 * size * (back > 0 ? 1 : 0.85), z - (back > 0 ? 0.05 : 0) * size);
      add(outline, u - back * 0.012 * size, z + 0.015 * size);
      add(outline, u + 0.056 * size * (back < 0 ? 1 : 0.85), z - (back < 0 ? 0.05 : 0) * size);
      stage.fill(hair, 1.0);
    }

    private void add(Outline outline, double u, double z) {
      outline.add(footX + u * unit, footY - z * unit);
    }

    private void limb(double u, double z, double toU, double toZ, double from, double to) {
      stage
          .outline()
          .bar(
              new double[] {footX + u * unit, footY - z * unit},
              new double[] {footX + toU * unit, footY - toZ * unit},
              from * size * unit,
              to * size * unit);
    }

    private void ellipse(double u, double z, double radiusU, double radiusZ) {
      stage
          .outline()
          .ellipse(
              footX + u * unit, footY - z * unit, radiusU * size * unit, radiusZ * size * unit);
    }
  }
}
