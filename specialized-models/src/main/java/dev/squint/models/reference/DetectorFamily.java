package dev.squint.models.reference;

import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.ReferenceModelSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of YOLO detectors with one convention for its input and one for its output.
 *
 * <p>All pad with grey {@value #PADDING}. YOLOX puts the image top left and takes blue, green, red
 * in {@code [0, 255]}; the others centre it and take red, green, blue in {@code [0, 1]}.
 */
public enum DetectorFamily {
  YOLOX(false, false, 1),
  YOLOV5(true, true, 1 / 255f),
  YOLOV8(true, true, 1 / 255f);

  static final int PADDING = 114;

  private final boolean centred;
  private final boolean redFirst;
  private final float pixelScale;

  DetectorFamily(boolean centred, boolean redFirst, float pixelScale) {
    this.centred = centred;
    this.redFirst = redFirst;
    this.pixelScale = pixelScale;
  }

  /**
   * The family a user asks for; empty for {@code auto}. A line of detectors that shares another's
   * conventions goes by its own name too.
   */
  static Optional<DetectorFamily> requested(ReferenceModelSpec spec) {
    return switch (spec.family().toLowerCase(Locale.ROOT)) {
      case ReferenceModelSpec.AUTO -> Optional.empty();
      case "yolox" -> Optional.of(YOLOX);
      case "yolov5", "yolov3", "yolov6", "yolov7" -> Optional.of(YOLOV5);
      case "yolov8", "yolov9", "yolov11", "yolo11" -> Optional.of(YOLOV8);
      default ->
          throw new ModelLoadException(
              "family must be yolox, yolov5, yolov8 or auto: %s".formatted(spec.family()));
    };
  }

  /** Where the resized image lies: in the middle of the input, or in its top left corner. */
  boolean isCentred() {
    return centred;
  }

  /** Whether the first plane of the input is red, not blue. */
  boolean isRedFirst() {
    return redFirst;
  }

  /** What a pixel in {@code [0, 255]} is multiplied by. */
  float pixelScale() {
    return pixelScale;
  }

  /** Whether each box has an objectness beside its class scores. */
  boolean hasObjectness() {
    return this != YOLOV8;
  }

  /** The name in configuration and descriptions. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
