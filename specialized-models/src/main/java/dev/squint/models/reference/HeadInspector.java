package dev.squint.models.reference;

import dev.squint.core.model.ModelLoadException;
import dev.squint.models.engine.NetworkOutput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells from one output what family a detector is of, or that it is not what was asked for.
 *
 * <p>Evidence, in this order: the number of attributes a box (an objectness or none), the number of
 * boxes (one or three a cell), whether the values are decoded, whether the objectness varies, the
 * file's name.
 */
final class HeadInspector {
  private static final double DECODED_MEDIAN_PIXELS = 4;

  private final String model;
  private final int inputWidth;
  private final int inputHeight;
  private final int classes;

  /**
   * @param model names the model in messages
   * @param classes how many class names the user gives
   */
  HeadInspector(String model, int inputWidth, int inputHeight, int classes) {
    this.model = model;
    this.inputWidth = inputWidth;
    this.inputHeight = inputHeight;
    this.classes = classes;
  }

  /**
   * Reads the layout off the output of a batch.
   *
   * @param batchSize frames in it; the first is looked at
   * @param requested the family asked for; empty to find it out
   * @throws ModelLoadException when the output is not that of the family, or of any
   */
  HeadLayout inspect(NetworkOutput output, int batchSize, Optional<DetectorFamily> requested) {
    int[] shape = output.shape();
    if (shape.length != 3 || shape[0] != batchSize) {
      throw failure(
          "expected an output of (%d, boxes, attributes) or (%d, attributes, boxes), the model gave %s"
              .formatted(batchSize, batchSize, output.shapeText()));
    }
    boolean boxesFirst = isAttributes(shape[2]);
    if (!boxesFirst && !isAttributes(shape[1])) {
      throw wrongAttributes(output, requested);
    }
    int boxes = boxesFirst ? shape[1] : shape[2];
    int attributes = boxesFirst ? shape[2] : shape[1];
    boolean objectness = attributes == classes + HeadShape.BOX_ATTRIBUTES + 1;
    HeadShape head = new HeadShape(boxes, classes, boxesFirst, objectness);
    StrideGrid grid = findGrid(boxes).orElseThrow(() -> wrongBoxes(boxes, output));
    boolean decoded = isDecoded(head, output.values());
    boolean onePerCell = boxes == grid.cells();
    if (!decoded && !(objectness && onePerCell)) {
      throw failure(
          ("the boxes must be in pixels of the input, the model gave centres below %s; export it"
                  + " without normalized boxes")
              .formatted(DECODED_MEDIAN_PIXELS));
    }
    DetectorFamily plain = objectness ? DetectorFamily.YOLOV5 : DetectorFamily.YOLOV8;
    DetectorFamily found =
        objectness && onePerCell ? anchorFree(head, decoded, output.values(), requested) : plain;
    requireRequested(requested, found, output);
    return new HeadLayout(found, head, decoded, grid);
  }

  private boolean isAttributes(int size) {
    return size == classes + HeadShape.BOX_ATTRIBUTES
        || size == classes + HeadShape.BOX_ATTRIBUTES + 1;
  }

  private ModelLoadException wrongAttributes(
      NetworkOutput output, Optional<DetectorFamily> requested) {
    boolean boxesFirst = findGrid(output.shape()[1]).isPresent();
    int attributes = boxesFirst ? output.shape()[2] : output.shape()[1];
    boolean objectness = requested.map(DetectorFamily::hasObjectness).orElse(false);
    int given = attributes - HeadShape.BOX_ATTRIBUTES - (objectness ? 1 : 0);
    return failure(
        ("there are %d class names, so a box has %d values, or %d with an objectness; the model gave %s,"
                + " that is %d values: name its %s classes in order, or give another model")
            .formatted(
                classes,
                classes + HeadShape.BOX_ATTRIBUTES,
                classes + HeadShape.BOX_ATTRIBUTES + 1,
                output.shapeText(),
                attributes,
                requested.isPresent() || given < 1 ? given : (given - 1) + " or " + given));
  }

  private Optional<StrideGrid> findGrid(int boxes) {
    return StrideGrid.withBoxes(inputWidth, inputHeight, boxes);
  }

  private ModelLoadException wrongBoxes(int boxes, NetworkOutput output) {
    int cells = StrideGrid.usual(inputWidth, inputHeight).cells();
    return failure(
        "an input of %dx%d has %d boxes, or %d at three a cell; the model gave %s%s"
            .formatted(
                inputWidth,
                inputHeight,
                cells,
                StrideGrid.BOXES_PER_CELL * cells,
                output.shapeText(),
                StrideGrid.sideWithBoxes(boxes)
                    .map(side -> ", which is of an input of %dx%d".formatted(side, side))
                    .orElse("")));
  }

  private void requireRequested(
      Optional<DetectorFamily> requested, DetectorFamily found, NetworkOutput output) {
    if (requested.isPresent() && requested.get() != found) {
      throw failure(
          "family %s was asked for, but the model gave %s, as %s does; set family to %s or auto"
              .formatted(
                  requested.get().label(), output.shapeText(), found.label(), found.label()));
    }
  }

  /** One box a cell with an objectness: YOLOX, or a newer family that took over YOLOv5's input. */
  private DetectorFamily anchorFree(
      HeadShape head, boolean decoded, float[] values, Optional<DetectorFamily> requested) {
    if (!decoded) {
      return DetectorFamily.YOLOX;
    }
    Optional<DetectorFamily> told = requested.or(() -> nameHint(model));
    if (told.isPresent()) {
      return told.get().hasObjectness() ? told.get() : DetectorFamily.YOLOX;
    }
    boolean constant = true;
    for (int box = 0; box < head.boxes(); box++) {
      constant &= head.value(values, box, HeadShape.BOX_ATTRIBUTES) == 1;
    }
    if (constant) {
      throw failure(
          "one box a cell, decoded, and an objectness that is always 1: the input may be that of"
              + " yolox (0 to 255, blue first) or of yolov5 (0 to 1, red first); set family to one of"
              + " them");
    }
    return DetectorFamily.YOLOX;
  }

  /** The family that a file is named after, if any. */
  static Optional<DetectorFamily> nameHint(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.contains("yolox")) {
      return Optional.of(DetectorFamily.YOLOX);
    }
    if (name.matches(".*yolo_?v[567].*")) {
      return Optional.of(DetectorFamily.YOLOV5);
    }
    return name.matches(".*yolo_?v?(8|9|11).*")
        ? Optional.of(DetectorFamily.YOLOV8)
        : Optional.empty();
  }

  private static boolean isDecoded(HeadShape head, float[] values) {
    float[] centres = new float[head.boxes()];
    for (int box = 0; box < centres.length; box++) {
      centres[box] = Math.abs(head.value(values, box, 0));
    }
    Arrays.sort(centres);
    return centres[centres.length / 2] > DECODED_MEDIAN_PIXELS;
  }

  private ModelLoadException failure(String message) {
    return new ModelLoadException(model + ": " + message);
  }
}
