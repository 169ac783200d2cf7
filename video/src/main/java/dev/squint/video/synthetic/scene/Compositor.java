package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.actor.Headlights;
import dev.squint.video.synthetic.actor.Shadow;
import dev.squint.video.synthetic.actor.Stage;
import dev.squint.video.synthetic.draw.Area;
import dev.squint.video.synthetic.draw.Canvas;
import dev.squint.video.synthetic.draw.Outline;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.light.Light;
import dev.squint.video.synthetic.light.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a scene, its light and its actors together into a picture.
 *
 * <p>Owns three pictures: the scene as the present light shows it, the same with what has settled
 * in it, and the one that is being composed. The first two are made again only when light or
 * settlers change. The last is drawn far to near: crowns of trees sway, movers are drawn, and what
 * stands before a mover is put back over it from the second picture.
 *
 * <p>Not thread-safe.
 */
public final class Compositor {
  private final Scene scene;
  private final LightField field;
  private final byte[] lit;
  private final Canvas canvas;
  private final List<byte[]> leaves = new ArrayList<>();
  private final Tone tone = new Tone();
  private final Outline outline = new Outline();
  private final Wind wind;
  private final List<Layer> fixed = new ArrayList<>();
  private final List<Area> drawn = new ArrayList<>();
  private final Settlers settlers;
  private @org.jspecify.annotations.Nullable Light light;

  /** Composes pictures of {@code scene}. */
  public Compositor(Scene scene, long seed) {
    this.scene = scene;
    this.field = new LightField(scene, seed);
    GroundCamera camera = scene.camera();
    int bytes = camera.frameWidth() * camera.frameHeight() * 3;
    this.lit = new byte[bytes];
    this.canvas = new Canvas(camera.frameWidth(), camera.frameHeight(), new byte[bytes]);
    this.wind = new Wind(seed);
    this.settlers = new Settlers(scene);
    for (int i = 0; i < scene.foliage().size(); i++) {
      Foliage crown = scene.foliage().get(i);
      leaves.add(new byte[crown.albedo().length]);
      fixed.add(new Layer(crown.shape().depth(), null, null, i));
    }
    for (Occluder occluder : scene.occluders()) {
      fixed.add(new Layer(occluder.depth(), null, occluder, -1));
    }
  }

  /** One thing of the picture, far to near. */
  private record Layer(
      double depth,
      @org.jspecify.annotations.Nullable Actor actor,
      @org.jspecify.annotations.Nullable Occluder occluder,
      int crown) {}

  /** The composed picture, {@code height * width * 3} bytes; overwritten by the next. */
  public byte[] pixels() {
    return canvas.pixels();
  }

  /** What actors can be drawn on after {@link #compose}, for what shines over them. */
  public Canvas canvas() {
    return canvas;
  }

  /** Sets {@code into} to the light at a pixel under the last light composed. */
  public void toneAt(double column, double row, Tone into) {
    field.toneAt(column, row, into);
  }

  /** Works out the light without drawing, for who asks how visible actors are. */
  public void illuminate(Light next) {
    if (!next.equals(light)) {
      light = next;
      field.set(next);
      settlers.forget();
      litIsOld = true;
    }
  }

  private boolean litIsOld = true;

  /** Composes the picture at a stream time. */
  public void compose(Light next, List<Actor> actors, double time) {
    illuminate(next);
    if (litIsOld) {
      relight(next);
      litIsOld = false;
    }
    byte[] ground = settlers.settle(lit, actors, this::drawActor, next);
    System.arraycopy(ground, 0, canvas.pixels(), 0, ground.length);
    drawn.clear();
    List<Layer> layers = new ArrayList<>(fixed);
    for (Occluder settled : settlers.occluders()) {
      layers.add(new Layer(settled.depth(), null, settled, -1));
    }
    for (Actor actor : actors) {
      if (!actor.isSettled()) {
        layers.add(new Layer(actor.depth(), actor, null, -1));
        shadow(canvas, actor, next);
        beam(actor, next);
      }
    }
    layers.sort(Comparator.comparingDouble(Layer::depth).reversed());
    for (Layer layer : layers) {
      if (layer.actor() != null) {
        canvas.touched().clear();
        drawActor(canvas, layer.actor(), next);
        glow(layer.actor(), next);
        noteDrawn();
      } else if (layer.occluder() != null) {
        restore(layer.occluder(), ground);
      } else {
        sway(layer.crown(), time);
      }
    }
  }

  private void relight(Light next) {
    field.light(scene.albedo(), lit);
    for (int i = 0; i < leaves.size(); i++) {
      field.light(scene.foliage().get(i), leaves.get(i));
    }
    Canvas onLit = new Canvas(canvas.width(), canvas.height(), lit);
    tone.set(1, 1, 1, next.infrared());
    for (Window window : scene.windows()) {
      if (window.chance() < next.windows()) {
        outline.rectangle(window.left(), window.top(), window.right(), window.bottom());
        onLit.fill(outline, tone.glowing(window.colour()), 0.8);
      }
    }
    if (next.lamps() > 0.05 && !scene.indoors()) {
      for (Lamp lamp : scene.lamps()) {
        if (lamp.shown()) {
          lampHead(onLit, lamp, next.lamps());
        }
      }
    }
  }

  private void lampHead(Canvas onLit, Lamp lamp, double burning) {
    GroundCamera camera = scene.camera();
    double unit = camera.scale(lamp.y(), lamp.z());
    double x = camera.column(lamp.x(), lamp.y(), lamp.z());
    double y = camera.row(lamp.y(), lamp.z());
    for (double radius = 1.1; radius > 0.2; radius -= 0.15) {
      outline.ellipse(x, y, radius * unit, radius * unit);
      onLit.fill(outline, tone.glowing(scene.lampColour()), 0.07 * burning);
    }
    outline.ellipse(x, y, 0.24 * unit, 0.12 * unit);
    onLit.fill(outline, tone.glowing(0xFFFAEE), burning);
  }

  private void shadow(Canvas on, Actor actor, Light next) {
    GroundCamera camera = scene.camera();
    on.touched().clear();
    double column = camera.column(actor.pose().x(), actor.pose().y(), 0);
    double row = camera.row(actor.pose().y(), 0);
    double sun = scene.indoors() ? 0 : field.sunAt(column, row) * Light.green(next.sun()) * 1.8;
    Shadow.draw(stage(on, actor, next), actor, next, Math.min(1, sun));
    if (on == canvas) {
      noteDrawn();
    }
  }

  private void drawActor(Canvas on, Actor actor, Light next) {
    if (on != canvas) {
      shadow(on, actor, next);
    }
    actor.figure().draw(stage(on, actor, next), actor.pose());
  }

  private void beam(Actor actor, Light next) {
    Stage stage = stage(canvas, actor, next);
    if (Headlights.shine(stage, actor)) {
      canvas.touched().clear();
      Headlights.beam(stage, actor, darkness(next));
      noteDrawn();
    }
  }

  private void glow(Actor actor, Light next) {
    Stage stage = stage(canvas, actor, next);
    if (Headlights.shine(stage, actor)) {
      Headlights.glow(stage, actor, darkness(next));
    }
  }

  private static double darkness(Light light) {
    return Math.max(0, Math.min(1, 1.1 - light.brightness() * 1.4));
  }

  private Stage stage(Canvas on, Actor actor, Light next) {
    GroundCamera camera = scene.camera();
    double column = camera.column(actor.pose().x(), actor.pose().y(), 0);
    field.toneAt(column, camera.row(actor.pose().y(), 0), tone);
    return new Stage(camera, tone, on, outline, next.headlights());
  }

  private void noteDrawn() {
    if (!canvas.touched().isEmpty()) {
      Area area = new Area();
      area.include(canvas.touched());
      drawn.add(area);
    }
  }

  private void restore(Occluder occluder, byte[] from) {
    for (Area area : drawn) {
      int left = Math.max(area.left(), occluder.left());
      int right = Math.min(area.right(), occluder.left() + occluder.width());
      int top = Math.max(area.top(), occluder.top());
      int bottom = Math.min(area.bottom(), occluder.top() + occluder.height());
      for (int row = top; row < bottom && left < right; row++) {
        restoreRow(occluder, from, row, left, right);
      }
    }
  }

  private void restoreRow(Occluder occluder, byte[] from, int row, int left, int right) {
    byte[] pixels = canvas.pixels();
    int mask = (row - occluder.top()) * occluder.width() - occluder.left();
    for (int column = left; column < right; column++) {
      int alpha = occluder.alpha()[mask + column] & 0xFF;
      if (alpha > 0) {
        int at = (row * canvas.width() + column) * 3;
        blend(pixels, at, from, at, alpha);
      }
    }
  }

  private static void blend(byte[] pixels, int at, byte[] from, int source, int alpha) {
    int weight = alpha + (alpha >> 7);
    for (int channel = 0; channel < 3; channel++) {
      int old = pixels[at + channel] & 0xFF;
      pixels[at + channel] =
          (byte) (old + ((((from[source + channel] & 0xFF) - old) * weight) >> 8));
    }
  }

  private void sway(int index, double time) {
    Foliage crown = scene.foliage().get(index);
    Occluder shape = crown.shape();
    byte[] colours = leaves.get(index);
    for (int row = 0; row < shape.height(); row++) {
      int shift = wind.shift(crown, row, time);
      int from = Math.max(0, -shift);
      int to = Math.min(shape.width(), shape.width() - shift);
      int at = ((shape.top() + row) * canvas.width() + shape.left() + from + shift) * 3;
      int source = row * shape.width() + from;
      for (int column = from; column < to; column++, at += 3, source++) {
        int alpha = shape.alpha()[source] & 0xFF;
        if (alpha > 0) {
          blend(canvas.pixels(), at, colours, source * 3, alpha);
        }
      }
    }
    Area area = new Area();
    area.include(
        shape.left(), shape.top(), shape.left() + shape.width(), shape.top() + shape.height());
    drawn.add(area);
  }
}
