package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.draw.Area;
import dev.squint.video.synthetic.draw.Canvas;
import dev.squint.video.synthetic.draw.Outline;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.ArrayList;
import java.util.List;

/**
 * A scene while it is drawn: shapes given in metres, and notes of what stands in front, sways,
 * shines or throws shadows.
 */
final class Sketch {
  private final GroundCamera camera;
  private final Canvas canvas;
  private final Canvas mask;
  private final Outline outline = new Outline();
  private final List<Occluder> occluders = new ArrayList<>();
  private final List<Foliage> foliage = new ArrayList<>();
  private final List<Lamp> lamps = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<SunBlock> blocks = new ArrayList<>();
  private boolean standing;

  Sketch(GroundCamera camera) {
    this.camera = camera;
    int width = camera.frameWidth();
    int height = camera.frameHeight();
    this.canvas = new Canvas(width, height, new byte[width * height * 3]);
    this.mask = new Canvas(width, height, new byte[width * height * 3]);
  }

  GroundCamera camera() {
    return camera;
  }

  Canvas canvas() {
    return canvas;
  }

  /** The finished scene. */
  Scene finish(double wall, int lampColour) {
    return finish(wall, lampColour, Scene.SkyView.OPEN, false);
  }

  /** The finished scene, with its own view of the sky. */
  Scene finish(double wall, int lampColour, Scene.SkyView sky, boolean indoors) {
    Surfaces surfaces = new Surfaces(camera, wall);
    if (!indoors) {
      occluders.forEach(occluder -> surfaces.cover(camera, occluder));
    }
    return new Scene(
        camera,
        canvas.pixels(),
        surfaces,
        occluders,
        foliage,
        lamps,
        lampColour,
        windows,
        blocks,
        sky,
        indoors);
  }

  void lamp(Lamp lamp) {
    lamps.add(lamp);
  }

  void block(SunBlock block) {
    blocks.add(block);
  }

  /** Fills a rectangle of the ground between two corners. */
  void ground(double fromX, double fromY, double toX, double toY, int colour) {
    outline.clear();
    corner(fromX, fromY, 0);
    corner(toX, fromY, 0);
    corner(toX, toY, 0);
    corner(fromX, toY, 0);
    fill(colour);
  }

  /** Fills an upright rectangle that faces the camera. */
  void wall(double y, double[] x, double[] z, int colour) {
    outline.clear();
    corner(x[0], y, z[0]);
    corner(x[1], y, z[0]);
    corner(x[1], y, z[1]);
    corner(x[0], y, z[1]);
    fill(colour);
  }

  /** Fills a surface between four points, each x, y, z. */
  void face(int colour, double[]... points) {
    outline.clear();
    for (double[] point : points) {
      corner(point[0], point[1], point[2]);
    }
    fill(colour);
  }

  /** Fills a block that stands on the ground: top, the flank that is seen, and front. */
  void block(double[] x, double[] y, double[] z, int colour) {
    double flank = x[0] > 0 ? x[0] : x[1];
    if (x[0] > 0 || x[1] < 0) {
      face(
          shade(colour, 0.72),
          new double[] {flank, y[0], z[0]},
          new double[] {flank, y[1], z[0]},
          new double[] {flank, y[1], z[1]},
          new double[] {flank, y[0], z[1]});
    }
    face(
        shade(colour, 1.1),
        new double[] {x[0], y[0], z[1]},
        new double[] {x[1], y[0], z[1]},
        new double[] {x[1], y[1], z[1]},
        new double[] {x[0], y[1], z[1]});
    wall(y[0], x, z, shade(colour, 0.9));
  }

  /** Fills an upright post, thinner towards its top. */
  void post(double x, double y, double[] z, double[] widths, int colour) {
    double low = camera.scale(y, z[0]) * widths[0] / 2;
    double high = camera.scale(y, z[1]) * widths[1] / 2;
    double left = camera.column(x, y, z[0]);
    double right = camera.column(x, y, z[1]);
    outline
        .clear()
        .add(left - low, camera.row(y, z[0]))
        .add(right - high, camera.row(y, z[1]))
        .add(right + high, camera.row(y, z[1]))
        .add(left + low, camera.row(y, z[0]));
    fill(shade(colour, 0.8));
    outline
        .clear()
        .add(left - low, camera.row(y, z[0]))
        .add(right - high, camera.row(y, z[1]))
        .add(right, camera.row(y, z[1]))
        .add(left, camera.row(y, z[0]));
    fill(colour);
  }

  /** Fills an ellipse that faces the camera. */
  void disc(double[] centre, double radiusX, double radiusZ, int colour) {
    double unit = camera.scale(centre[1], centre[2]);
    outline.ellipse(
        camera.column(centre[0], centre[1], centre[2]),
        camera.row(centre[1], centre[2]),
        radiusX * unit,
        radiusZ * unit);
    fill(colour);
  }

  /** A window of a wall that is lit on some evenings. */
  void window(double y, double[] x, double[] z, int colour, long key) {
    wall(y, x, z, colour);
    windows.add(
        new Window(
            camera.column(x[0], y, z[1]),
            camera.row(y, z[1]),
            camera.column(x[1], y, z[1]),
            camera.row(y, z[0]),
            Hash.unit(key, 5),
            Hash.unit(key, 6) < 0.8 ? 0xF2CC84 : 0xD8E4F0));
  }

  /** What is filled from now on stands in front of what is farther away than {@code depth}. */
  void standing(double depth, Runnable drawing) {
    mask.touched().clear();
    standing = true;
    drawing.run();
    standing = false;
    Occluder shape = cut(depth, mask);
    if (shape != null) {
      occluders.add(shape);
    }
  }

  /** Adds a crown of leaves, drawn apart because the wind moves it. */
  void crown(Foliage crown) {
    foliage.add(crown);
  }

  private void fill(int colour) {
    canvas.fill(outline, colour, 1);
    if (standing) {
      mask.fill(outline, 0xFFFFFF, 1);
    }
  }

  private void corner(double x, double y, double z) {
    outline.add(camera.column(x, y, z), camera.row(y, z));
  }

  /** Takes what was filled white out of {@code mask} and blackens it again. */
  static @org.jspecify.annotations.Nullable Occluder cut(double depth, Canvas mask) {
    Area area = mask.touched();
    if (area.isEmpty()) {
      return null;
    }
    int width = area.right() - area.left();
    int height = area.bottom() - area.top();
    byte[] alpha = new byte[width * height];
    for (int row = 0, to = 0; row < height; row++) {
      int at = ((area.top() + row) * mask.width() + area.left()) * 3;
      for (int column = 0; column < width; column++, at += 3) {
        alpha[to++] = mask.pixels()[at];
        mask.pixels()[at] = 0;
        mask.pixels()[at + 1] = 0;
        mask.pixels()[at + 2] = 0;
      }
    }
    return new Occluder(depth, area.left(), area.top(), width, height, alpha);
  }

  /** A colour made darker or lighter. */
  static int shade(int colour, double factor) {
    int red = (int) Math.min(255, (colour >> 16 & 0xFF) * factor);
    int green = (int) Math.min(255, (colour >> 8 & 0xFF) * factor);
    int blue = (int) Math.min(255, (colour & 0xFF) * factor);
    return red << 16 | green << 8 | blue;
  }
}
