package dev.squint.video.synthetic.light;

/**
 * What a script does to the light at a moment.
 *
 * @param infraredToggled whether the camera is in the mode that it would not choose itself
 * @param lamps whether lamps follow the hour or are forced
 * @param rain forced rain in {@code [0, 1]}, on top of the weather
 * @param cloud forced loss of sun in {@code [0, 1]}, on top of the weather
 */
public record LightEffects(boolean infraredToggled, Lamps lamps, double rain, double cloud) {
  /** A script that does nothing. */
  public static final LightEffects NONE = new LightEffects(false, Lamps.AUTOMATIC, 0, 0);

  /** Who switches the lamps. */
  public enum Lamps {
    /** The hour and the darkness. */
    AUTOMATIC,
    /** Forced off. */
    OFF,
    /** Forced on. */
    ON
  }
}
