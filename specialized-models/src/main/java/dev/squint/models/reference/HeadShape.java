package dev.squint.models.reference;

/**
 * The shape of a detector's output for one frame.
 *
 * <p>A box has {@link #attributes} values: centre x, centre y, width, height; then, where there is
 * one, the objectness; then a score a class.
 *
 * @param boxes candidate boxes a frame
 * @param classes scores a box
 * @param boxesFirst {@code (boxes, attributes)} when true, else {@code (attributes, boxes)}
 * @param objectness whether class scores are to be multiplied by an objectness
 */
record HeadShape(int boxes, int classes, boolean boxesFirst, boolean objectness) {
  static final int BOX_ATTRIBUTES = 4;

  int attributes() {
    return BOX_ATTRIBUTES + (objectness ? 1 : 0) + classes;
  }

  /** Index of the first class score among a box's attributes. */
  int firstClass() {
    return attributes() - classes;
  }

  /** Values of one frame. */
  int size() {
    return boxes * attributes();
  }

  /** One attribute of one box of the first frame. */
  float value(float[] values, int box, int attribute) {
    return values[boxesFirst ? box * attributes() + attribute : attribute * boxes + box];
  }
}
