package dev.squint.models.store;

import dev.squint.core.model.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The door to model files: finds one, says in one line what is wrong with it, and identifies it by
 * its checksum.
 */
public final class ModelStore {
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
  private static final int READ_BYTES = 1 << 16;

  private ModelStore() {}

  /**
   * Opens the model file at a path, or one of {@link BuiltInModels}.
   *
   * @throws ModelLoadException when it cannot be a model
   */
  public static ModelFile open(String location) {
    Path path = BuiltInModels.isBuiltIn(location) ? BuiltInModels.file(location) : toPath(location);
    requireFile(path);
    ModelFormat format =
        ModelFormat.ofFileName(path.getFileName().toString())
            .orElseThrow(
                () ->
                    new ModelLoadException(
                        "%s: unknown extension; a reference model ends in one of %s"
                            .formatted(path, ModelFormat.EXTENSIONS)));
    try {
      return switch (format) {
        case ONNX -> {
          OnnxHeader header = OnnxHeader.read(path);
          yield new ModelFile(
              path,
              format,
              sha256(path),
              header.onlyInputShape(),
              header.classes(),
              header.description());
        }
        case TORCH_SCRIPT -> {
          TorchScriptArchive.check(path);
          yield new ModelFile(path, format, sha256(path), List.of(), List.of(), "");
        }
      };
    } catch (IOException exception) {
      throw new ModelLoadException(
          "%s: cannot be read: %s".formatted(path, exception.getMessage()), exception);
    }
  }

  /**
   * Opens the model file at a path and compares its checksum.
   *
   * @param expectedSha256 64 hexadecimal digits
   * @throws ModelLoadException when it cannot be a model, or is another one
   */
  public static ModelFile open(String location, String expectedSha256) {
    ModelFile file = open(location);
    if (!file.sha256().equalsIgnoreCase(expectedSha256)) {
      throw new ModelLoadException(
          "%s: the SHA-256 checksum is %s, not the expected %s: this is another model or it is damaged"
              .formatted(file.path(), file.sha256(), expectedSha256));
    }
    return file;
  }

  /** SHA-256 of bytes in memory, 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  private static Path toPath(String location) {
    if (URL.matcher(location).matches()) {
      throw new ModelLoadException(
          "%s: a model is loaded from a file; download it and give its path".formatted(location));
    }
    try {
      return Path.of(location);
    } catch (InvalidPathException exception) {
      throw new ModelLoadException(
          "%s: not a path: %s".formatted(location, exception.getReason()), exception);
    }
  }

  private static void requireFile(Path path) {
    if (Files.notExists(path)) {
      throw new ModelLoadException("%s: no such model file".formatted(path));
    }
    if (Files.isDirectory(path)) {
      throw new ModelLoadException("%s: a directory; give the model file in it".formatted(path));
    }
    try {
      if (Files.size(path) == 0) {
        throw new ModelLoadException("%s: the model file is empty".formatted(path));
      }
    } catch (IOException exception) {
      throw new ModelLoadException(
          "%s: cannot be read: %s".formatted(path, exception.getMessage()), exception);
    }
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest = newDigest();
    byte[] block = new byte[READ_BYTES];
    try (InputStream stream = Files.newInputStream(path)) {
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new AssertionError("every Java platform has SHA-256", exception);
    }
  }
}
