package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.draw.Canvas;
import dev.squint.video.synthetic.light.Light;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Actors that stand still for long: drawn into the picture of the scene once, and kept until they
 * or the light change.
 */
final class Settlers {
  private final Scene scene;
  private final List<Occluder> occluders = new ArrayList<>();
  private List<Actor> settled = List.of();
  private byte @Nullable [] picture;
  private boolean isOld = true;

  Settlers(Scene scene) {
    this.scene = scene;
  }

  /** Draws an actor with its shadow. */
  interface Drawing {
    void draw(Canvas canvas, Actor actor, Light light);
  }

  /** What the settled actors hide, as of the last call of {@link #settle}. */
  List<Occluder> occluders() {
    return occluders;
  }

  /** Draws again at the next call, because the light has changed. */
  void forget() {
    isOld = true;
  }

  /** The picture {@code lit} with those of {@code actors} in it that have settled. */
  byte[] settle(byte[] lit, List<Actor> actors, Drawing drawing, Light light) {
    List<Actor> now = actors.stream().filter(Actor::isSettled).toList();
    boolean changed = !now.equals(settled);
    if (changed) {
      settled = now;
      mark();
    }
    if (settled.isEmpty()) {
      return lit;
    }
    byte[] target = picture == null ? new byte[lit.length] : picture;
    picture = target;
    if (changed || isOld) {
      draw(lit, target, drawing, light);
      isOld = false;
    }
    return target;
  }

  private void draw(byte[] lit, byte[] target, Drawing drawing, Light light) {
    System.arraycopy(lit, 0, target, 0, lit.length);
    Canvas canvas = new Canvas(scene.camera().frameWidth(), scene.camera().frameHeight(), target);
    List<Actor> order = new ArrayList<>(settled);
    order.sort(Comparator.comparingDouble(Actor::depth).reversed());
    for (Actor actor : order) {
      canvas.touched().clear();
      drawing.draw(canvas, actor, light);
      for (Occluder occluder : scene.occluders()) {
        if (occluder.depth() < actor.depth()) {
          putBack(occluder, lit, canvas);
        }
      }
    }
  }

  private static void putBack(Occluder occluder, byte[] lit, Canvas canvas) {
    int left = Math.max(canvas.touched().left(), occluder.left());
    int right = Math.min(canvas.touched().right(), occluder.left() + occluder.width());
    int top = Math.max(canvas.touched().top(), occluder.top());
    int bottom = Math.min(canvas.touched().bottom(), occluder.top() + occluder.height());
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int at = (row * canvas.width() + column) * 3;
        int alpha = occluder.at(column, row);
        for (int channel = 0; alpha > 0 && channel < 3; channel++) {
          int old = canvas.pixels()[at + channel] & 0xFF;
          canvas.pixels()[at + channel] =
              (byte) (old + ((lit[at + channel] & 0xFF) - old) * alpha / 255);
        }
      }
    }
  }

  private void mark() {
    occluders.clear();
    int width = scene.camera().frameWidth();
    int height = scene.camera().frameHeight();
    Canvas canvas = new Canvas(width, height, new byte[width * height * 3]);
    for (Actor actor : settled) {
      canvas.touched().clear();
      actor.figure().draw(Masks.stage(scene.camera(), canvas), actor.pose());
      Occluder shape = Sketch.cut(actor.depth(), canvas);
      if (shape != null) {
        occluders.add(Objects.requireNonNull(shape));
      }
    }
  }
}
