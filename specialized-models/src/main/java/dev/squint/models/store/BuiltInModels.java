package dev.squint.models.store;

import dev.squint.core.model.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The models that Squint brings along, named {@code builtin:NAME} wherever a model file may be
 * named.
 *
 * <p>They lie in Squint's own jar. An engine loads files, so a model is written once into the
 * user's cache folder, under a name with its checksum, and loaded from there like any other.
 */
public final class BuiltInModels {
  /** The detector of simulated scenes. */
  public static final String SIMULATED = "builtin:simulated";

  private static final String PREFIX = "builtin:";
  private static final Map<String, String> FILES = Map.of(SIMULATED, "yolox-simulated.onnx");
  private static final int CHECKSUM_DIGITS = 12;

  private BuiltInModels() {}

  /** Whether a location means a model of Squint's own. */
  public static boolean isBuiltIn(String location) {
    return location.startsWith(PREFIX);
  }

  /**
   * The model's file.
   *
   * @throws ModelLoadException when there is no model of that name, or no folder to write it to
   */
  static Path file(String location) {
    return file(location, folder(System.getenv()));
  }

  static Path file(String location, Path folder) {
    String name =
        Optional.ofNullable(FILES.get(location))
            .orElseThrow(
                () ->
                    new ModelLoadException(
                        "%s: there is no built-in model of that name; there is %s"
                            .formatted(location, SIMULATED)));
    byte[] bytes = bytes(name);
    String checksum = ModelStore.sha256(bytes).substring(0, CHECKSUM_DIGITS);
    Path file = folder.resolve(checksum + "-" + name);
    try {
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
        Files.createDirectories(folder);
        write(bytes, file);
      }
      return file;
    } catch (IOException exception) {
      throw new ModelLoadException(
          "%s: cannot be written to %s: %s".formatted(location, file, exception.getMessage()),
          exception);
    }
  }

  /** Whole or not at all: other processes may be writing and reading the same file. */
  private static void write(byte[] bytes, Path file) throws IOException {
    Path written = Files.createTempFile(file.getParent(), "model", ".part");
    try {
      Files.write(written, bytes);
      move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException exception) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream stream =
        Objects.requireNonNull(BuiltInModels.class.getResourceAsStream(name), name)) {
      return stream.readAllBytes();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static Path folder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isBlank() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(cache);
    Path folder = base.resolve("squint").resolve("models");
    return isUsable(folder)
        ? folder
        : Path.of(System.getProperty("java.io.tmpdir", "."), "squint-models");
  }

  /** A service may run as a user without a home. */
  private static boolean isUsable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException exception) {
      return false;
    }
  }
}
