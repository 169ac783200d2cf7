package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.List;

/**
 * What stands still in a view: its picture in full daylight and what light and actors need to know
 * of it. Immutable.
 *
 * @param camera metres to pixels
 * @param albedo {@code height * width * 3} bytes, blue, green, red in full daylight
 * @param surfaces what lies behind each patch of pixels
 * @param occluders what stands in front of actors
 * @param foliage what the wind moves
 * @param lamps what burns at night
 * @param lampColour colour of all lamps' light, {@code 0xRRGGBB}
 * @param windows what is lit in the evening
 * @param blocks what throws shadows on the ground
 * @param sky how much of the light from everywhere reaches a point
 * @param indoors whether there is a roof
 */
public record Scene(
    GroundCamera camera,
    byte[] albedo,
    Surfaces surfaces,
    List<Occluder> occluders,
    List<Foliage> foliage,
    List<Lamp> lamps,
    int lampColour,
    List<Window> windows,
    List<SunBlock> blocks,
    SkyView sky,
    boolean indoors) {
  /** How much of the light from everywhere reaches each point. */
  public interface SkyView {
    /** Under the open sky. */
    SkyView OPEN = (x, y, z) -> 1;

    /** The share of the sky's light at a point, in {@code [0, 1]}. */
    double share(double x, double y, double z);
  }

  public Scene {
    occluders = List.copyOf(occluders);
    foliage = List.copyOf(foliage);
    lamps = List.copyOf(lamps);
    windows = List.copyOf(windows);
    blocks = List.copyOf(blocks);
  }
}
