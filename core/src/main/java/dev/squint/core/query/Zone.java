package dev.squint.core.query;

import dev.squint.core.model.BoundingBox;
import java.util.List;

/**
 * A polygon in unit coordinates of a camera's view: {@code (0, 0)} is the top left corner of the
 * frame, {@code (1, 1)} the bottom right.
 *
 * <p>An object is in the zone when the middle of its box's bottom edge, where it stands on the
 * ground, lies inside the polygon.
 *
 * @param name lower-case letters, digits and dashes
 * @param corners at least 3, in order around the polygon, each within the unit square
 */
public record Zone(String name, List<Corner> corners) {
  private static final int MIN_CORNERS = 3;
  private static final double MIN_AREA = 1e-6;

  public Zone {
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "zone name \"%s\" must be lower-case letters, digits and dashes".formatted(name));
    }
    corners = List.copyOf(corners);
    if (corners.size() < MIN_CORNERS) {
      throw new IllegalArgumentException(
          "zone %s needs at least 3 corners, it has %d".formatted(name, corners.size()));
    }
    for (Corner corner : corners) {
      if (!(corner.x >= 0 && corner.x <= 1 && corner.y >= 0 && corner.y <= 1)) {
        throw new IllegalArgumentException(
            "zone %s has a corner outside the frame: %s,%s; coordinates are between 0 and 1"
                .formatted(name, corner.x, corner.y));
      }
    }
    if (Math.abs(signedArea(corners)) < MIN_AREA) {
      throw new IllegalArgumentException("zone %s has no area".formatted(name));
    }
  }

  /** A corner of a zone in unit coordinates, {@code [0, 1]} each. */
  public record Corner(double x, double y) {}

  /**
   * Whether the box stands in this zone.
   *
   * @param box in pixels of a frame of {@code width x height}
   */
  public boolean contains(BoundingBox box, int width, int height) {
    return contains((box.x() + box.width() / 2) / width, (box.y() + box.height()) / height);
  }

  /** Whether a point in unit coordinates lies inside the polygon (even-odd rule). */
  public boolean contains(double x, double y) {
    // Boxes are clipped to the frame, so that their bottom edge may lie exactly on its border.
    double pointX = Math.min(Math.max(x, 1e-9), 1 - 1e-9);
    double pointY = Math.min(Math.max(y, 1e-9), 1 - 1e-9);
    boolean inside = false;
    Corner previous = corners.get(corners.size() - 1);
    for (Corner corner : corners) {
      boolean crosses = (corner.y > pointY) != (previous.y > pointY);
      if (crosses
          && pointX
              < (previous.x - corner.x) * (pointY - corner.y) / (previous.y - corner.y)
                  + corner.x) {
        inside = !inside;
      }
      previous = corner;
    }
    return inside;
  }

  private static double signedArea(List<Corner> corners) {
    double twice = 0;
    Corner previous = corners.get(corners.size() - 1);
    for (Corner corner : corners) {
      twice += previous.x * corner.y - corner.x * previous.y;
      previous = corner;
    }
    return twice / 2;
  }
}
