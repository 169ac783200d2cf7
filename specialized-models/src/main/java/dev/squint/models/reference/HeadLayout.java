package dev.squint.models.reference;

/**
 * How a detector's output is laid out.
 *
 * <p>A box has {@link #attributes} values: centre x, centre y, width, height; then, where the
 * family has it, objectness; then a score a class.
 *
 * @param family whose conventions hold
 * @param boxes candidate boxes a frame
 * @param classes scores a box
 * @param boxesFirst {@code (boxes, attributes)} when true, else {@code (attributes, boxes)}
 * @param objectness whether class scores are to be multiplied by an objectness
 * @param decoded whether boxes are in input pixels; else centres are offsets from their cell and
 *     sizes are logarithms, both in strides
 * @param grid the cells the boxes belong to, in order
 */
record HeadLayout(
    DetectorFamily family,
    int boxes,
    int classes,
    boolean boxesFirst,
    boolean objectness,
    boolean decoded,
    StrideGrid grid) {
  static final int BOX_ATTRIBUTES = 4;
  static final int ANCHORS_PER_CELL = 3;

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
}
