package dev.squint.video.synthetic.light;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.chance.SmoothNoise;

/** The weather of each simulated day: a function of the seed, the day and the hour. */
public final class Weather {
  private static final long RAINS = 11;
  private static final long RAIN_START = 12;
  private static final long RAIN_LENGTH = 13;
  private static final long COVER = 14;
  private static final double WET_HOURS = 1.5;
  private static final double DRIZZLE_RAMP_HOURS = 0.15;
  private static final double RAINY_DAYS = 0.85;

  private final long seed;
  private final Kind kind;

  /** The weather of a place. */
  public Weather(long seed, Kind kind) {
    this.seed = Hash.mix(seed, 0x57EA);
    this.kind = kind;
  }

  /** Whose weather it is. */
  public enum Kind {
    /** Clear, cloudy and rainy hours, drawn from the seed. */
    AUTO,
    /** A clear sky. */
    CLEAR,
    /** A covered sky, dry. */
    CLOUDY,
    /** Rain that never ends. */
    RAIN
  }

  /** How hard it rains, in {@code [0, 1]}. */
  public double rain(long day, double hour) {
    return switch (kind) {
      case CLEAR, CLOUDY -> 0;
      case RAIN -> 0.8;
      case AUTO -> spell(day, hour, DRIZZLE_RAMP_HOURS);
    };
  }

  /** How wet the ground is, in {@code [0, 1]}: it dries slowly. */
  public double wet(long day, double hour) {
    return switch (kind) {
      case CLEAR, CLOUDY -> 0;
      case RAIN -> 1;
      case AUTO -> Math.min(1, 1.6 * spell(day, hour, WET_HOURS));
    };
  }

  /** How much of the sky clouds cover, in {@code [0, 1]}. */
  public double cover(long day, double hour) {
    return switch (kind) {
      case CLEAR -> 0;
      case CLOUDY -> 0.95;
      case RAIN -> 1;
      case AUTO -> {
        double changing = SmoothNoise.at(Hash.mix(seed, COVER), (day * 24 + hour) / 2.7);
        double covered = SmoothNoise.step(0.25, 0.85, changing);
        yield Math.max(covered, spell(day, hour, 0.6));
      }
    };
  }

  /** The strongest of the day's two spells of rain, fading out over {@code tail} hours. */
  private double spell(long day, double hour, double tail) {
    double strongest = 0;
    for (int which = 0; which < 2; which++) {
      long key = Hash.mix(seed, day * 2 + which);
      boolean rains = Hash.unit(key, RAINS) < (which == 0 ? RAINY_DAYS : 0.3);
      if (rains) {
        double start = which == 0 ? 6 + 13 * Hash.unit(key, RAIN_START) : 20 * Hash.unit(key, 15);
        double end = start + 0.5 + 1.8 * Hash.unit(key, RAIN_LENGTH);
        double strength = 0.45 + 0.55 * Hash.unit(key, 16);
        double begun = SmoothNoise.step(start, start + DRIZZLE_RAMP_HOURS, hour);
        double ended = SmoothNoise.step(end, end + tail, hour);
        strongest = Math.max(strongest, strength * begun * (1 - ended));
      }
    }
    return strongest;
  }
}
