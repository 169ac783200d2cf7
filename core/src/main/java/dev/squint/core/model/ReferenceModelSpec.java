package dev.squint.core.model;

import java.io.Serializable;
import java.util.List;

/**
 * Which reference model to load and how to read its output.
 *
 * @param location path of the model file ({@code .onnx}, {@code .pt} or {@code .torchscript}), or
 *     {@code builtin:simulated}, which Squint brings along
 * @param family {@code yolox}, {@code yolov5}, {@code yolov8} or {@code auto} (told from the
 *     output's shape)
 * @param inputWidth columns of the network's input, or 0 to take the file's or family's own
 * @param inputHeight rows of the network's input, or 0
 * @param classes class names by index; empty for those that the file names, else the 80 of COCO
 * @param minimumScore objects below are not reported, in {@code (0, 1)}
 * @param overlapThreshold intersection over union above which non-maximum suppression drops the
 *     weaker of two boxes of a class, in {@code (0, 1)}
 * @param device {@code auto} (GPU when the engine sees one), {@code cpu} or {@code gpu}
 */
public record ReferenceModelSpec(
    String location,
    String family,
    int inputWidth,
    int inputHeight,
    List<String> classes,
    double minimumScore,
    double overlapThreshold,
    String device)
    implements Serializable {
  public static final double DEFAULT_MINIMUM_SCORE = 0.25;
  public static final double DEFAULT_OVERLAP_THRESHOLD = 0.45;
  public static final String AUTO = "auto";

  public ReferenceModelSpec {
    if (location.isBlank()) {
      throw new IllegalArgumentException("the location of the reference model is empty");
    }
    if (inputWidth < 0 || inputHeight < 0) {
      throw new IllegalArgumentException(
          "reference input size cannot be negative: %dx%d".formatted(inputWidth, inputHeight));
    }
    classes = List.copyOf(classes);
    requireFraction("minimumScore", minimumScore);
    requireFraction("overlapThreshold", overlapThreshold);
  }

  /** The model at {@code location} with every setting at its default. */
  public static ReferenceModelSpec of(String location) {
    return new ReferenceModelSpec(
        location, AUTO, 0, 0, List.of(), DEFAULT_MINIMUM_SCORE, DEFAULT_OVERLAP_THRESHOLD, AUTO);
  }

  private static void requireFraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("%s must be between 0 and 1: %s".formatted(name, value));
    }
  }
}
