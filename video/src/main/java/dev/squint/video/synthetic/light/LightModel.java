package dev.squint.video.synthetic.light;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;
import java.util.function.DoubleFunction;

/**
 * The light of a place as a function of stream time.
 *
 * <p>Slow changes are taken at steps of {@link #STEP} seconds and in small amounts, so that a scene
 * needs to be lit again only now and then; a script's effects and the infrared switch come at once.
 */
public final class LightModel {
  /** Seconds of stream time between looks at the slow light. */
  public static final double STEP = 0.5;

  private static final double DUSK_SWITCH = 1.0;
  private static final double DAWN_SWITCH = 3.5;
  private static final double SETTLING_SECONDS = 1.4;
  private static final double CLOUD_SPEED = 3.0;

  private final DayClock clock;
  private final Weather weather;
  private final DoubleFunction<LightEffects> script;
  private final boolean hasInfrared;
  private final boolean indoors;
  private final double sunrise;
  private final double sunset;
  private final double noonElevation;
  private final double bearing;
  private final double switchOffset;
  private final long seed;

  /**
   * The light of a place.
   *
   * @param setting what kind of place it is
   * @param script the effects of a script at a stream time in seconds
   */
  public LightModel(
      long seed,
      DayClock clock,
      Weather weather,
      Setting setting,
      DoubleFunction<LightEffects> script) {
    this.seed = Hash.mix(seed, 0x1164);
    this.clock = clock;
    this.weather = weather;
    this.script = script;
    this.indoors = setting.indoors();
    this.hasInfrared =
        switch (setting.infrared()) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> Hash.unit(this.seed, 1) < 0.5;
        };
    this.sunrise = 5.3 + 1.6 * Hash.unit(this.seed, 2);
    this.sunset = 18.0 + 2.2 * Hash.unit(this.seed, 3);
    this.noonElevation = 34 + 24 * Hash.unit(this.seed, 4);
    this.bearing = (Hash.unit(this.seed, 5) - 0.5) * 2.4;
    this.switchOffset = 3 * (Hash.unit(this.seed, 6) - 0.5);
  }

  /**
   * What kind of place is lit.
   *
   * @param indoors whether a roof keeps sun and rain out
   * @param infrared whether its camera sees by infrared
   */
  public record Setting(boolean indoors, Infrared infrared) {}

  public DayClock clock() {
    return clock;
  }

  /** The sun's elevation in degrees at an hour of the day; negative at night. */
  public double elevation(double hour) {
    double day = sunset - sunrise;
    if (hour >= sunrise && hour <= sunset) {
      return noonElevation * Math.sin(Math.PI * (hour - sunrise) / day);
    }
    double night = 24 - day;
    double since = hour > sunset ? hour - sunset : hour + 24 - sunset;
    return -30 * Math.sin(Math.PI * since / night);
  }

  /** Whether the picture is infrared at a stream time. */
  public boolean isInfrared(double time) {
    double hour = clock.hour(time);
    double limit = (hour > 12 ? DUSK_SWITCH : DAWN_SWITCH) + switchOffset;
    boolean dark = elevation(hour) < limit && !(indoors && lamps(time, hour) > 0.5);
    return (hasInfrared && dark) ^ script.apply(time).infraredToggled();
  }

  /**
   * How much brighter the picture is than it should be, because the camera has just switched: 1
   * when settled.
   */
  public double switchTransient(double time) {
    boolean now = isInfrared(time);
    for (double ago = 0.1; ago <= SETTLING_SECONDS; ago += 0.1) {
      if (time - ago >= 0 && isInfrared(time - ago) != now) {
        double share = 1 - ago / SETTLING_SECONDS;
        return now ? 1 + 1.3 * share * share : 1 - 0.65 * share;
      }
    }
    return 1;
  }

  /** The slow wandering of automatic exposure around 1. */
  public double exposureDrift(double time) {
    return 1 + 0.05 * (SmoothNoise.at(Hash.mix(seed, 8), time / 47) - 0.5);
  }

  /** The light at a stream time. */
  public Light at(double time) {
    double slow = Math.floor(time / STEP) * STEP;
    double hour = clock.hour(slow);
    long day = clock.day(slow);
    LightEffects effects = script.apply(time);
    double rain = Math.max(effects.rain(), weather.rain(day, hour));
    double wet = Math.max(effects.rain(), weather.wet(day, hour));
    double cover = Math.max(Math.max(effects.rain(), effects.cloud()), weather.cover(day, hour));
    double elevation = elevation(hour);
    double sky = SmoothNoise.step(-7, 14, elevation);
    double direct = SmoothNoise.step(-1, 16, elevation) * (1 - 0.93 * smooth(cover));
    boolean shadows = direct > 0.15 && cover > 0.12 && !indoors;
    double lamps = lamps(time, hour);
    return new Light(
        step(elevation, 1),
        step(bearing + Math.PI * (1.25 - 1.5 * (hour - sunrise) / (sunset - sunrise)), 0.02),
        ambient(sky, elevation, cover),
        sunlight(direct, elevation),
        step(lamps, 0.02),
        isInfrared(time),
        indoors ? 0 : step(wet, 0.05),
        indoors ? 0 : step(rain, 0.05),
        elevation < 6 || rain > 0.2,
        windows(hour, elevation),
        shadows ? step(1000 + slow * CLOUD_SPEED, 0.25) : -1,
        step(cover, 0.02));
  }

  private double lamps(double time, double hour) {
    return switch (script.apply(time).lamps()) {
      case OFF -> 0;
      case ON -> 1;
      case AUTOMATIC ->
          indoors
              ? SmoothNoise.step(5.5, 6.2, hour) * (1 - 0.45 * SmoothNoise.step(22, 22.6, hour))
                  + 0.55 * (1 - SmoothNoise.step(5.5, 6.2, hour))
              : 1 - SmoothNoise.step(1, 5, elevation(hour));
    };
  }

  private static double windows(double hour, double elevation) {
    double evening = hour > 12 ? 1 - SmoothNoise.step(21, 24.5, hour) : 0;
    double morning = hour < 12 ? SmoothNoise.step(5, 7, hour) : 0;
    double dark = 1 - SmoothNoise.step(-3, 8, elevation);
    return step(dark * (0.04 + 0.5 * Math.max(evening, morning)), 0.05);
  }

  private static int ambient(double sky, double elevation, double cover) {
    double dusk = Math.max(0, 1 - Math.abs(elevation - 1) / 9);
    double day = 0.60 + 0.30 * smooth(cover);
    double night = 0.15;
    double level = night + (day - night) * sky;
    return Light.pack(
        level * (0.94 + 0.10 * dusk + 0.04 * cover - 0.06 * (1 - sky)),
        level * (0.99 - 0.02 * dusk),
        level * (1.06 - 0.10 * dusk - 0.04 * cover + 0.10 * (1 - sky)));
  }

  private static int sunlight(double direct, double elevation) {
    double low = 1 - SmoothNoise.step(2, 22, elevation);
    return Light.pack(
        0.56 * direct * (1 + 0.06 * low),
        0.54 * direct * (1 - 0.12 * low),
        0.48 * direct * (1 - 0.40 * low));
  }

  private static double smooth(double cover) {
    return SmoothNoise.step(0.1, 0.95, cover);
  }

  private static double step(double value, double size) {
    return Math.round(value / size) * size;
  }
}
