package dev.squint.core.model;

/**
 * An axis-parallel box in pixels of the full frame.
 *
 * @param x left edge
 * @param y top edge
 * @param width extent to the right, not negative
 * @param height extent downwards, not negative
 */
public record BoundingBox(float x, float y, float width, float height) {
  public BoundingBox {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException(
          "box size cannot be negative: %sx%s".formatted(width, height));
    }
  }

  public float area() {
    return width * height;
  }

  /** Area of the intersection over area of the union, in {@code [0, 1]}; 0 for empty boxes. */
  public float intersectionOverUnion(BoundingBox other) {
    float overlapWidth = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    float overlapHeight = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (overlapWidth <= 0 || overlapHeight <= 0) {
      return 0;
    }
    float intersection = overlapWidth * overlapHeight;
    return intersection / (area() + other.area() - intersection);
  }
}
