package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;
import dev.squint.video.synthetic.light.Light;
import dev.squint.video.synthetic.light.Tone;

/**
 * How much light falls on each patch of a scene; lights a scene's picture with it.
 *
 * <p>Levels are kept for patches of {@link Surfaces#STEP} pixels and interpolated between them,
 * which softens the edges of shadows as the sky does.
 */
final class LightField {
  /** The level of full daylight. */
  private static final int FULL = 256;

  private static final double CLOUD_SIZE = 26;
  private static final byte[] CURVE = Tone.curve();

  private final Scene scene;
  private final Surfaces surfaces;
  private final long seed;
  private final float[] lampLight;
  private final float[] sunlight;
  private final float[] sky;
  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int[] rowLevels;
  private double shadowElevation = Double.NaN;
  private double shadowAzimuth = Double.NaN;
  private boolean infrared;

  LightField(Scene scene, long seed) {
    this.scene = scene;
    this.surfaces = scene.surfaces();
    this.seed = Hash.mix(seed, 0xC10D);
    int size = surfaces.size();
    this.lampLight = new float[size];
    this.sunlight = new float[size];
    this.sky = new float[size];
    this.red = new int[size];
    this.green = new int[size];
    this.blue = new int[size];
    this.rowLevels = new int[surfaces.columns() * 3];
    for (int i = 0; i < size; i++) {
      lampLight[i] = (float) lampLight(i);
      sky[i] = (float) scene.sky().share(surfaces.x(i), surfaces.y(i), surfaces.z(i));
    }
  }

  private double lampLight(int patch) {
    double sum = 0;
    for (Lamp lamp : scene.lamps()) {
      double distance = Math.hypot(surfaces.x(patch) - lamp.x(), surfaces.y(patch) - lamp.y());
      if (!surfaces.isGround(patch)) {
        distance = Math.hypot(distance, Math.max(0, surfaces.z(patch) - lamp.z() * 0.6));
      }
      double share = distance / lamp.reach();
      sum += lamp.strength() / Math.pow(1 + 1.1 * share * share, 1.5);
    }
    return Math.min(1.05, sum);
  }

  /** Works out the levels under {@code light}. */
  void set(Light light) {
    infrared = light.infrared();
    if (Double.compare(light.elevation(), shadowElevation) != 0
        || Double.compare(light.azimuth(), shadowAzimuth) != 0) {
      castShadows(light);
    }
    for (int i = 0; i < red.length; i++) {
      double sun = sunlight[i];
      if (light.hasCloudShadows() && sun > 0) {
        sun *= cloudGap(i, light);
      }
      double lamp = lampLight[i] * light.lamps();
      double dry = surfaces.isGround(i) ? 1 - 0.26 * light.wet() : 1 - 0.08 * light.wet();
      if (infrared) {
        double own = 0.16 + 0.44 / (1 + Math.pow(surfaces.y(i) / 24, 2));
        red[i] = level((own + 0.3 * lamp + light.brightness() * 0.55) * dry);
        green[i] = red[i];
        blue[i] = red[i];
      } else {
        setColours(i, light, sun, lamp, dry);
      }
    }
  }

  private void setColours(int patch, Light light, double sun, double lamp, double dry) {
    int lamps = scene.lampColour();
    int ambient = light.ambient();
    int direct = light.sun();
    double open = sky[patch];
    red[patch] =
        level(dry * (Light.red(ambient) * open + Light.red(direct) * sun + lamp * part(lamps, 16)));
    green[patch] =
        level(
            dry
                * (Light.green(ambient) * open
                    + Light.green(direct) * sun
                    + lamp * part(lamps, 8)));
    blue[patch] =
        level(
            dry * (Light.blue(ambient) * open + Light.blue(direct) * sun + lamp * part(lamps, 0)));
  }

  private static double part(int colour, int shift) {
    return (colour >> shift & 0xFF) / 255.0;
  }

  private static int level(double factor) {
    return (int) Math.round(Math.min(3, factor) * FULL);
  }

  private double cloudGap(int patch, Light light) {
    double along = surfaces.x(patch) + light.drift();
    double noise = SmoothNoise.at(seed, along / CLOUD_SIZE, surfaces.y(patch) / CLOUD_SIZE + 7);
    double limit = 1.05 - light.cover();
    return 1 - 0.8 * SmoothNoise.step(limit - 0.22, limit + 0.22, noise);
  }

  private void castShadows(Light light) {
    shadowElevation = light.elevation();
    shadowAzimuth = light.azimuth();
    double towardsX = Math.cos(light.azimuth());
    double towardsY = Math.sin(light.azimuth());
    double slope = Math.tan(Math.toRadians(Math.max(1, light.elevation())));
    for (int i = 0; i < sunlight.length; i++) {
      if (!surfaces.isGround(i)) {
        // Fronts that face the camera get the sun when it stands behind the camera.
        double facing = Math.max(0, Math.min(1, 0.25 - 1.6 * towardsY));
        sunlight[i] = (float) (scene.indoors() ? 0 : facing);
        continue;
      }
      double open = 1;
      for (SunBlock block : scene.blocks()) {
        open *= block.open(surfaces.x(i), surfaces.y(i), towardsX, towardsY, slope);
        if (open <= 0) {
          break;
        }
      }
      sunlight[i] = (float) open;
    }
  }

  /** How much of the sun reaches a pixel of the frame, in {@code [0, 1]}. */
  double sunAt(double column, double row) {
    return sunlight[surfaces.at(column, row)];
  }

  /** Sets {@code tone} to the light at a pixel of the frame. */
  void toneAt(double column, double row, Tone tone) {
    int i = surfaces.at(column, row);
    tone.set(red[i] / (double) FULL, green[i] / (double) FULL, blue[i] / (double) FULL, infrared);
  }

  /** Lights a picture of the size of the scene. */
  void light(byte[] albedo, byte[] target) {
    int width = scene.camera().frameWidth();
    int height = scene.camera().frameHeight();
    for (int row = 0; row < height; row++) {
      interpolateRow(row);
      int at = row * width * 3;
      if (infrared) {
        lightGreyRow(albedo, target, at, width);
      } else {
        lightRow(albedo, target, at, width);
      }
    }
  }

  private void interpolateRow(int row) {
    int columns = surfaces.columns();
    int from = row / Surfaces.STEP * columns;
    int low = row % Surfaces.STEP;
    int high = Surfaces.STEP - low;
    for (int i = 0, to = 0; i < columns; i++, to += 3) {
      int next = from + columns + i;
      rowLevels[to] = blue[from + i] * high + blue[next] * low;
      rowLevels[to + 1] = green[from + i] * high + green[next] * low;
      rowLevels[to + 2] = red[from + i] * high + red[next] * low;
    }
  }

  // Levels of a row are STEP times too large, of a pixel STEP * STEP times: 256 * 16 = 2^12.
  private static final int SHIFT = 12;

  private void lightRow(byte[] albedo, byte[] target, int start, int width) {
    int at = start;
    for (int patch = 0, column = 0; column < width; patch += 3) {
      int b = rowLevels[patch] * Surfaces.STEP;
      int g = rowLevels[patch + 1] * Surfaces.STEP;
      int r = rowLevels[patch + 2] * Surfaces.STEP;
      int stepB = rowLevels[patch + 3] - rowLevels[patch];
      int stepG = rowLevels[patch + 4] - rowLevels[patch + 1];
      int stepR = rowLevels[patch + 5] - rowLevels[patch + 2];
      int end = Math.min(width, column + Surfaces.STEP);
      for (; column < end; column++, at += 3) {
        target[at] = CURVE[((albedo[at] & 0xFF) * b) >> SHIFT];
        target[at + 1] = CURVE[((albedo[at + 1] & 0xFF) * g) >> SHIFT];
        target[at + 2] = CURVE[((albedo[at + 2] & 0xFF) * r) >> SHIFT];
        b += stepB;
        g += stepG;
        r += stepR;
      }
    }
  }

  private void lightGreyRow(byte[] albedo, byte[] target, int start, int width) {
    int at = start;
    for (int patch = 0, column = 0; column < width; patch += 3) {
      int level = rowLevels[patch + 1] * Surfaces.STEP;
      int step = rowLevels[patch + 4] - rowLevels[patch + 1];
      int end = Math.min(width, column + Surfaces.STEP);
      for (; column < end; column++, at += 3) {
        int grey = Tone.infrared(albedo[at + 2] & 0xFF, albedo[at + 1] & 0xFF, albedo[at] & 0xFF);
        byte lit = CURVE[(grey * level) >> SHIFT];
        target[at] = lit;
        target[at + 1] = lit;
        target[at + 2] = lit;
        level += step;
      }
    }
  }

  /** Lights the leaves of a crown with the level at its middle. */
  void light(Foliage crown, byte[] target) {
    Occluder shape = crown.shape();
    int i = surfaces.at(shape.left() + shape.width() / 2.0, shape.top() + shape.height() / 2.0);
    byte[] albedo = crown.albedo();
    for (int at = 0; at < albedo.length; at += 3) {
      if (infrared) {
        int grey = Tone.infrared(albedo[at + 2] & 0xFF, albedo[at + 1] & 0xFF, albedo[at] & 0xFF);
        byte lit = CURVE[(grey * green[i]) >> 8];
        target[at] = lit;
        target[at + 1] = lit;
        target[at + 2] = lit;
      } else {
        target[at] = CURVE[((albedo[at] & 0xFF) * blue[i]) >> 8];
        target[at + 1] = CURVE[((albedo[at + 1] & 0xFF) * green[i]) >> 8];
        target[at + 2] = CURVE[((albedo[at + 2] & 0xFF) * red[i]) >> 8];
      }
    }
  }
}
