package dev.squint.models.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A model file that exists, is of the format its name says, and has been read once from end to end.
 *
 * @param path where it lies
 * @param format how it is written
 * @param sha256 checksum of its bytes, 64 lower-case hexadecimal digits
 * @param inputShape what the file declares of its only input, for example {@code 1x3x416x416}, with
 *     {@link #ANY} for a dimension left open; empty where the format does not say
 * @param classes names by index; empty where the file does not say
 * @param description what the file says that it is good for; empty where it says nothing
 */
public record ModelFile(
    Path path,
    ModelFormat format,
    String sha256,
    List<Integer> inputShape,
    List<String> classes,
    String description) {
  /** A dimension that the file leaves open. */
  public static final int ANY = -1;

  public ModelFile {
    inputShape = List.copyOf(inputShape);
    classes = List.copyOf(classes);
  }

  /** The file's name without its folders. */
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
