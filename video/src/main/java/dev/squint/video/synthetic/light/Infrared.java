package dev.squint.video.synthetic.light;

/** Whether a camera sees by infrared light, in grey. */
public enum Infrared {
  /** Some cameras switch at dusk and dawn, as the seed decides. */
  AUTO,
  /** The camera switches at dusk and dawn. */
  ON,
  /** The camera stays in colour all night. */
  OFF
}
