package dev.squint.models.reference;

/**
 * The output of a made-up detector of {@value #SIDE} x {@value #SIDE} pixels that sees three boxes
 * wherever a frame has a white pixel, and none where all is grey: a car in the middle, a second car
 * over it that suppression must drop, and a person across the right edge.
 *
 * <p>Every value is {@code base + gain * brightest}, with the brightest value of the input, which
 * is at least the grey of the padding.
 */
record TinyHead(int boxes, int attributes, boolean boxesFirst, float[] base, float[] gain) {
  static final int SIDE = 32;
  static final int PERSON = 0;
  static final int CAR = 2;
  static final int CELLS = 4 * 4 + 2 * 2 + 1;
  static final float CAR_SCORE = 0.9f;

  private static final int CLASSES = 80;
  private static final int BOX_ATTRIBUTES = 4;
  private static final int CAR_CELL = 5;
  private static final int WEAKER_CAR_CELL = 6;
  private static final int PERSON_CELL = 7;
  private static final float GREY = 114;
  private static final float WHITE = 255;

  /** As YOLOv5: three boxes a cell, objectness, decoded, input up to 1. */
  static TinyHead yolov5() {
    return head(3 * CELLS, true, true, true, 1);
  }

  /** As YOLOv8: one box a cell, no objectness, attributes first, input up to 1. */
  static TinyHead yolov8() {
    return head(CELLS, false, false, true, 1);
  }

  /** As YOLOX exported: one box a cell, objectness, relative to cells, input up to 255. */
  static TinyHead yolox() {
    return head(CELLS, true, true, false, WHITE);
  }

  /** As YOLOX decoded in the graph. */
  static TinyHead decodedYolox() {
    return head(CELLS, true, true, true, WHITE);
  }

  /** As YOLOv6: one box a cell, decoded, with an objectness that is always 1. */
  static TinyHead constantObjectness() {
    TinyHead head = head(CELLS, true, true, true, 1);
    for (int box = 0; box < head.boxes; box++) {
      head.base[head.index(box, BOX_ATTRIBUTES)] = 1;
      head.gain[head.index(box, BOX_ATTRIBUTES)] = 0;
    }
    return head;
  }

  private static TinyHead head(
      int boxes, boolean boxesFirst, boolean objectness, boolean decoded, float white) {
    int attributes = BOX_ATTRIBUTES + (objectness ? 1 : 0) + CLASSES;
    TinyHead head =
        new TinyHead(
            boxes,
            attributes,
            boxesFirst,
            new float[boxes * attributes],
            new float[boxes * attributes]);
    for (int box = 0; box < boxes; box++) {
      head.setBox(box, decoded, 16, 16, 8, 8);
    }
    head.setBox(CAR_CELL, decoded, 16, 16, 12, 8);
    head.setScore(CAR_CELL, objectness, CAR, CAR_SCORE, white);
    head.setBox(WEAKER_CAR_CELL, decoded, 16.5f, 16, 12, 8);
    head.setScore(WEAKER_CAR_CELL, objectness, CAR, 0.8f, white);
    head.setBox(PERSON_CELL, decoded, 28, 16, 16, 8);
    head.setScore(PERSON_CELL, objectness, PERSON, 0.7f, white);
    return head;
  }

  private void setBox(int box, boolean decoded, float x, float y, float width, float height) {
    int stride = box < 16 ? 8 : box < 20 ? 16 : 32;
    int cell = box < 16 ? box : box < 20 ? box - 16 : 0;
    int column = cell % (SIDE / stride);
    int row = cell / (SIDE / stride);
    float[] values = {x, y, width, height};
    if (!decoded) {
      values[0] = x / stride - column;
      values[1] = y / stride - row;
      values[2] = (float) Math.log(width / stride);
      values[3] = (float) Math.log(height / stride);
    }
    for (int attribute = 0; attribute < values.length; attribute++) {
      base[index(box, attribute)] = values[attribute];
    }
  }

  /** Makes a box score nothing on grey and {@code score} on white. */
  private void setScore(int box, boolean objectness, int classIndex, float score, float white) {
    int scored = objectness ? BOX_ATTRIBUTES : BOX_ATTRIBUTES + classIndex;
    float grey = GREY / WHITE * white;
    gain[index(box, scored)] = score / (white - grey);
    base[index(box, scored)] = -score * grey / (white - grey);
    if (objectness) {
      base[index(box, BOX_ATTRIBUTES + 1 + classIndex)] = 1;
    }
  }

  private int index(int box, int attribute) {
    return boxesFirst ? box * attributes + attribute : attribute * boxes + box;
  }

  /** Rows of the output. */
  int rows() {
    return boxesFirst ? boxes : attributes;
  }

  /** Columns of the output. */
  int columns() {
    return boxesFirst ? attributes : boxes;
  }
}
