package dev.squint.video.synthetic;

import dev.squint.core.frame.Image;
import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.light.DayClock;
import dev.squint.video.synthetic.light.LightModel;
import dev.squint.video.synthetic.light.Weather;
import dev.squint.video.synthetic.scene.Place;
import dev.squint.video.synthetic.scene.Traffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene that lives frame by frame: pictures and truth of the present frame, on demand.
 *
 * <p>Pictures depend on the address and the frame's number alone, whether or not earlier frames
 * were drawn. Not thread-safe.
 */
final class SimulatedCamera {
  private static final double LONGEST_STEP = 0.2;
  private static final double WARM_UP_STEP = 0.2;

  private final SimulatedCameraAddress address;
  private final DisturbanceScript script;
  private final LightModel lights;
  private final Place place;
  private final GroundCamera still;
  private final Traffic traffic;
  private long index;
  private @Nullable View view;
  private int shifts = -1;
  private @Nullable SimulatedFrame frozen;

  SimulatedCamera(SimulatedCameraAddress address) {
    this.address = address;
    this.script = new DisturbanceScript(address.disturbances());
    DayClock clock =
        new DayClock(address.start().toSecondOfDay(), address.day().toMillis() / 1000.0);
    this.lights =
        new LightModel(
            address.seed(),
            clock,
            new Weather(address.seed(), address.weather()),
            new LightModel.Setting(address.scene().isIndoors(), address.infrared()),
            script::effects);
    this.place = address.scene().place(address.seed());
    this.still = place.camera(address.width(), address.height());
    double hour = clock.hour(0);
    this.traffic = place.traffic(still, hour, address.traffic());
    for (double warm = 0; warm < traffic.warmUpSeconds(); warm += WARM_UP_STEP) {
      traffic.step(WARM_UP_STEP, hour);
    }
    freeze();
  }

  /** The number of the present frame. */
  long index() {
    return index;
  }

  /** How many actors there are, seen or not. */
  int actors() {
    return traffic.actors().size();
  }

  long presentationMicros() {
    return Math.round(index * 1e6 / address.framesPerSecond());
  }

  private double time() {
    return index / address.framesPerSecond();
  }

  /** The present frame, drawn. */
  SimulatedFrame frame() {
    SimulatedFrame held = frozen;
    if (held != null) {
      return new SimulatedFrame(held.image(), index, presentationMicros(), held.objects());
    }
    Image image = view().picture(traffic.actors(), time(), index);
    return new SimulatedFrame(image, index, presentationMicros(), truth());
  }

  /** The truth about the present frame, without drawing it. */
  List<SimulatedObject> truth() {
    SimulatedFrame held = frozen;
    return held != null ? held.objects() : view().truth(traffic.actors(), time());
  }

  /** Moves on to the next frame. */
  void step() {
    double seconds = 1 / address.framesPerSecond();
    int parts = (int) Math.ceil(seconds / LONGEST_STEP);
    double hour = lights.clock().hour(time());
    for (int i = 0; i < parts; i++) {
      traffic.step(seconds / parts, hour);
    }
    index++;
    freeze();
  }

  /** Holds the picture at the first frame of a freeze, and lets it go after the last. */
  private void freeze() {
    boolean freezes = script.active(Disturbance.FREEZE, time()).isPresent();
    if (!freezes) {
      frozen = null;
    } else if (frozen == null) {
      frozen = frame();
    }
  }

  private View view() {
    int pushed = script.count(Disturbance.CAMERA_SHIFT, time());
    View current = view;
    if (current == null || pushed != shifts) {
      GroundCamera camera = still;
      for (int i = 1; i <= pushed; i++) {
        camera = pushed(camera, i);
      }
      current = new View(place.draw(camera), lights, script, address.seed());
      view = current;
      shifts = pushed;
    }
    return current;
  }

  private GroundCamera pushed(GroundCamera camera, int number) {
    double unit = address.height() / 360.0;
    double right = 6 + 10 * Hash.unit(address.seed(), number, 1);
    double down = 3 + 5 * Hash.unit(address.seed(), number, 2);
    double way = Hash.unit(address.seed(), number, 3) < 0.5 ? -1 : 1;
    return camera.shifted(Math.rint(way * right * unit), Math.rint(down * unit));
  }
}
