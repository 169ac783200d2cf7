package dev.squint.video.synthetic;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be made to happen to a simulated camera at a stated time. */
public enum Disturbance {
  IR_SWITCH(
      "switches between colour and infrared, with the jump of brightness that cameras make", null),
  RAIN("rain, wherever the day stands", Duration.ofMinutes(10)),
  CLOUD("a thick cloud before the sun", Duration.ofMinutes(1)),
  LIGHTS_OFF("the lamps go out", null),
  LIGHTS_ON("the lamps go on", null),
  CAMERA_SHIFT("somebody pushes the camera: the view moves by some pixels for good", null),
  EXPOSURE_JUMP("the exposure is half as long again", Duration.ofSeconds(8)),
  BLACKOUT("the lens is covered", Duration.ofSeconds(10)),
  FREEZE("the same picture repeats", Duration.ofSeconds(10)),
  HEADLIGHTS("the lights of a turning car sweep over the view", Duration.ofSeconds(5)),
  NOISE("the sensor's noise is four times as strong", Duration.ofSeconds(30));

  private final String description;
  private final Optional<Duration> usualDuration;

  Disturbance(String description, @org.jspecify.annotations.Nullable Duration usualDuration) {
    this.description = description;
    this.usualDuration = Optional.ofNullable(usualDuration);
  }

  /** The name in addresses, for example {@code ir-switch}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens, in one line. */
  public String description() {
    return description;
  }

  /** How long it lasts when no duration is given; empty when it lasts for good. */
  public Optional<Duration> usualDuration() {
    return usualDuration;
  }

  /** All names, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(Disturbance::id).collect(Collectors.joining(", "));
  }
}
