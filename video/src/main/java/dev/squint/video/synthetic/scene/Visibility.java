package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.draw.Area;
import dev.squint.video.synthetic.draw.Silhouettes;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Works out what of each actor is seen: fills silhouettes far to near and hides them behind what
 * stands in front.
 *
 * <p>Owns one buffer of silhouettes. Not thread-safe.
 */
public final class Visibility {
  private static final int COVERED = 128;
  private static final double TRIM = 2.5;

  private final Scene scene;
  private final Silhouettes silhouettes;
  private final List<Occluder> fixed = new ArrayList<>();
  private final Area around = new Area();

  /** Visibility in {@code scene}. */
  public Visibility(Scene scene) {
    this.scene = scene;
    GroundCamera camera = scene.camera();
    this.silhouettes = new Silhouettes(camera.frameWidth(), camera.frameHeight());
    fixed.addAll(scene.occluders());
    scene.foliage().forEach(crown -> fixed.add(crown.shape()));
  }

  /**
   * What is seen of an actor.
   *
   * @param left edge of the box around what is seen, in pixels of the frame
   * @param share of the actor that is seen, in {@code [0, 1]}
   */
  public record Seen(
      Actor actor, double left, double top, double right, double bottom, double share) {}

  /** One thing of the picture: an actor or what hides actors, by its place in its list. */
  private record Layer(double depth, int actor, int occluder) {}

  /** What is seen of each of {@code actors} that is seen at all. */
  public List<Seen> of(List<Actor> actors) {
    silhouettes.clear();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < fixed.size(); i++) {
      layers.add(new Layer(fixed.get(i).depth(), -1, i));
    }
    for (int i = 0; i < actors.size(); i++) {
      layers.add(new Layer(actors.get(i).depth(), i, -1));
    }
    layers.sort(Comparator.comparingDouble(Layer::depth).reversed());
    float[][] bounds = new float[actors.size()][];
    int[] own = new int[actors.size()];
    for (Layer layer : layers) {
      if (layer.occluder() >= 0) {
        hide(fixed.get(layer.occluder()));
      } else {
        int i = layer.actor();
        silhouettes.begin(i + 1);
        Actor actor = actors.get(i);
        actor.figure().silhouette(Masks.stage(scene.camera(), silhouettes), actor.pose());
        bounds[i] = silhouettes.bounds();
        own[i] = silhouettes.own();
      }
    }
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      add(seen, actors.get(i), bounds[i], own[i], silhouettes.seen(i + 1, around));
    }
    return seen;
  }

  private void add(List<Seen> seen, Actor actor, float[] bounds, int own, int visible) {
    if (visible == 0 || own == 0) {
      return;
    }
    GroundCamera camera = scene.camera();
    double left = Math.max(0, bounds[0]);
    double top = Math.max(0, bounds[1]);
    double right = Math.min(camera.frameWidth(), bounds[2]);
    double bottom = Math.min(camera.frameHeight(), bounds[3]);
    double whole = (double) (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);
    double inFrame = Math.min(1, (right - left) * (bottom - top) / Math.max(1e-6, whole));
    int step = Silhouettes.STEP;
    left = trim(left, around.left() * step, 1);
    top = trim(top, around.top() * step, 1);
    right = trim(right, around.right() * step, -1);
    bottom = trim(bottom, around.bottom() * step, -1);
    seen.add(new Seen(actor, left, top, right, bottom, inFrame * visible / own));
  }

  /** The exact edge, unless what is seen begins clearly further inside. */
  private static double trim(double exact, double seen, int inwards) {
    return (seen - exact) * inwards > TRIM ? seen : exact;
  }

  private void hide(Occluder occluder) {
    Area filled = silhouettes.filled();
    if (filled.isEmpty()) {
      return;
    }
    int step = Silhouettes.STEP;
    int left = Math.max(filled.left(), occluder.left() / step);
    int right = Math.min(filled.right(), (occluder.left() + occluder.width()) / step + 1);
    int top = Math.max(filled.top(), occluder.top() / step);
    int bottom = Math.min(filled.bottom(), (occluder.top() + occluder.height()) / step + 1);
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        if (occluder.at(column * step + 1, row * step + 1) >= COVERED) {
          silhouettes.hide(column, row);
        }
      }
    }
  }
}
