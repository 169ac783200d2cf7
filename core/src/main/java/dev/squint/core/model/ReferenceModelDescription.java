package dev.squint.core.model;

import java.util.List;

/**
 * What a loaded reference model is.
 *
 * @param name file name, for people
 * @param sha256 checksum of the file's bytes, 64 hexadecimal digits
 * @param family for example {@code yolov8}
 * @param inputWidth columns of the network's input
 * @param inputHeight rows of the network's input
 * @param classes class names by index
 * @param device where it runs, for example {@code cpu} or {@code gpu0}
 * @param millisPerFrame measured at load on this machine, batch of 1
 */
public record ReferenceModelDescription(
    String name,
    String sha256,
    String family,
    int inputWidth,
    int inputHeight,
    List<String> classes,
    String device,
    double millisPerFrame) {
  public ReferenceModelDescription {
    classes = List.copyOf(classes);
  }
}
