package dev.squint.video.synthetic;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.draw.Glare;
import dev.squint.video.synthetic.draw.Rain;
import dev.squint.video.synthetic.draw.Sensor;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.light.Light;
import dev.squint.video.synthetic.light.LightModel;
import dev.squint.video.synthetic.light.Tone;
import dev.squint.video.synthetic.scene.Compositor;
import dev.squint.video.synthetic.scene.Scene;
import dev.squint.video.synthetic.scene.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one camera sees while it stands still: pictures and truth of its scene at any moment. */
final class View {
  private static final double CLEAR_SHARE = 0.5;
  private static final double CLEAR_HEIGHT = 14.0 / 360;
  private static final double CLEAR_WIDTH = 6.0 / 640;
  private static final double CLEAR_LIGHT = 0.18;
  private static final double QUIET_NOISE = 1.6;
  private static final double NIGHT_NOISE = 3.8;

  private final GroundCamera camera;
  private final LightModel lights;
  private final DisturbanceScript script;
  private final Compositor compositor;
  private final Visibility visibility;
  private final Sensor sensor;
  private final Rain rain;
  private final Tone tone = new Tone();

  // The last truth, good as long as nothing moves and the light stays.
  private @Nullable Light stillLight;
  private List<Actor> stillActors = List.of();
  private List<SimulatedObject> stillObjects = List.of();

  View(Scene scene, LightModel lights, DisturbanceScript script, long seed) {
    this.camera = scene.camera();
    this.lights = lights;
    this.script = script;
    this.compositor = new Compositor(scene, seed);
    this.visibility = new Visibility(scene);
    this.sensor = new Sensor(seed);
    this.rain = new Rain(seed);
  }

  /** The picture of frame number {@code index} at a stream time. */
  Image picture(List<Actor> actors, double time, long index) {
    int width = camera.frameWidth();
    int height = camera.frameHeight();
    Light light = lights.at(time);
    byte[] picture;
    if (isCovered(time)) {
      picture = new byte[width * height * Image.COLOUR];
    } else {
      compositor.compose(light, actors, time);
      if (light.rain() > 0) {
        rain.draw(compositor.canvas(), light.rain(), light.brightness(), index);
      }
      sweep(time, light.infrared());
      picture = compositor.pixels();
    }
    byte[] exposed = sensor.expose(picture, width * Image.COLOUR, exposure(light, time), index);
    return new Image(width, height, Image.COLOUR, exposed);
  }

  private boolean isCovered(double time) {
    return script.active(Disturbance.BLACKOUT, time).isPresent();
  }

  private void sweep(double time, boolean grey) {
    Optional<ScheduledDisturbance> lamps = script.active(Disturbance.HEADLIGHTS, time);
    lamps.ifPresent(
        one -> {
          double share = (time - one.begin()) / (one.end() - one.begin());
          Glare.sweep(compositor.canvas(), share, grey ? 0xF6F6F6 : 0xFFF8E4);
        });
  }

  private Sensor.Exposure exposure(Light light, double time) {
    double gain = lights.exposureDrift(time) * lights.switchTransient(time);
    Optional<ScheduledDisturbance> jump = script.active(Disturbance.EXPOSURE_JUMP, time);
    if (jump.isPresent()) {
      gain *= 1.5;
    }
    double dark = Math.max(0, Math.min(1, 1 - light.brightness()));
    double noise = QUIET_NOISE + (NIGHT_NOISE - QUIET_NOISE) * dark * dark;
    if (isCovered(time)) {
      noise = NIGHT_NOISE * 1.3;
    }
    noise = (noise + 1.2 * light.rain()) * (light.infrared() ? 0.9 : 1);
    if (script.active(Disturbance.NOISE, time).isPresent()) {
      noise *= 4;
    }
    double haze = 0.16 * light.rain() * Math.min(1, light.brightness());
    return new Sensor.Exposure(gain, isCovered(time) ? 0.03 : haze, noise, light.infrared());
  }

  /** The truth about {@code actors} at a stream time. */
  List<SimulatedObject> truth(List<Actor> actors, double time) {
    if (isCovered(time)) {
      return List.of();
    }
    Light light = lights.at(time);
    boolean still = actors.stream().allMatch(Actor::isSettled);
    if (still && light.equals(stillLight) && actors.equals(stillActors)) {
      return stillObjects;
    }
    compositor.illuminate(light);
    List<SimulatedObject> objects = new ArrayList<>();
    for (Visibility.Seen seen : visibility.of(actors)) {
      objects.add(object(seen));
    }
    stillLight = still ? light : null;
    stillActors = actors;
    stillObjects = objects;
    return objects;
  }

  private SimulatedObject object(Visibility.Seen seen) {
    double width = Math.max(0, seen.right() - seen.left());
    double height = Math.max(0, seen.bottom() - seen.top());
    Actor actor = seen.actor();
    double column = camera.column(actor.pose().x(), actor.pose().y(), 0);
    compositor.toneAt(column, camera.row(actor.pose().y(), 0), tone);
    boolean clear =
        seen.share() >= CLEAR_SHARE
            && height >= CLEAR_HEIGHT * camera.frameHeight()
            && width >= CLEAR_WIDTH * camera.frameWidth()
            && tone.level() >= CLEAR_LIGHT;
    BoundingBox box =
        new BoundingBox((float) seen.left(), (float) seen.top(), (float) width, (float) height);
    return new SimulatedObject(actor.id(), actor.objectClass(), box, seen.share(), clear);
  }
}
