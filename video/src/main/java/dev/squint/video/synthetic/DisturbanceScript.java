package dev.squint.video.synthetic;

import dev.squint.video.synthetic.light.LightEffects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What disturbs a camera at each time of its stream, in seconds since frame 0. */
final class DisturbanceScript {
  private final List<ScheduledDisturbance> disturbances;

  DisturbanceScript(List<ScheduledDisturbance> disturbances) {
    this.disturbances =
        disturbances.stream().sorted(Comparator.comparing(ScheduledDisturbance::at)).toList();
  }

  /** The disturbance of a kind that lasts at a time and began last. */
  Optional<ScheduledDisturbance> active(Disturbance kind, double time) {
    ScheduledDisturbance last = null;
    for (ScheduledDisturbance one : disturbances) {
      if (one.disturbance() == kind && one.isActive(time)) {
        last = one;
      }
    }
    return Optional.ofNullable(last);
  }

  /** How many disturbances of a kind last at a time. */
  int count(Disturbance kind, double time) {
    int count = 0;
    for (ScheduledDisturbance one : disturbances) {
      if (one.disturbance() == kind && one.isActive(time)) {
        count++;
      }
    }
    return count;
  }

  /** What the script does to the light at a time. */
  LightEffects effects(double time) {
    if (disturbances.isEmpty()) {
      return LightEffects.NONE;
    }
    LightEffects.Lamps lamps = LightEffects.Lamps.AUTOMATIC;
    double rain = 0;
    double cloud = 0;
    for (ScheduledDisturbance one : disturbances) {
      if (!one.isActive(time)) {
        continue;
      }
      switch (one.disturbance()) {
        case LIGHTS_OFF -> lamps = LightEffects.Lamps.OFF;
        case LIGHTS_ON -> lamps = LightEffects.Lamps.ON;
        case RAIN -> rain = Math.max(rain, swell(one, time, 8));
        case CLOUD -> cloud = Math.max(cloud, swell(one, time, 4));
        case IR_SWITCH, CAMERA_SHIFT, EXPOSURE_JUMP, BLACKOUT, FREEZE, HEADLIGHTS, NOISE -> {}
      }
    }
    boolean toggled = count(Disturbance.IR_SWITCH, time) % 2 == 1;
    return new LightEffects(toggled, lamps, rain, cloud);
  }

  /** Rises and falls within {@code seconds} at each end. */
  private static double swell(ScheduledDisturbance one, double time, double seconds) {
    double edge = Math.min(time - one.begin(), one.end() - time);
    return 0.9 * Math.max(0, Math.min(1, (edge + 0.5) / seconds));
  }
}
