package dev.squint.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.squint.core.frame.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Real models and images for tests; a test that asks for them is skipped where they are not. */
public final class TestData {
  private static final String VARIABLE = "SQUINT_TEST_DATA";
  private static final Path BESIDE_THE_REPOSITORY = Path.of("..", "..", "shared", "data");

  private TestData() {}

  /** The folder of test data; skips the test without it. */
  public static Path folder() {
    Path folder =
        Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).orElse(BESIDE_THE_REPOSITORY);
    assumeTrue(
        Files.isDirectory(folder),
        () ->
            "needs real models: set %s to their folder, or put it at ../shared/data beside the repository"
                .formatted(VARIABLE));
    return folder;
  }

  /** A model file of the test data; skips the test without it. */
  public static Path model(String name) {
    return folder().resolve("models").resolve(name);
  }

  /** Reads a PNG as colour pixels. */
  public static Image read(Path path) throws IOException {
    BufferedImage decoded = ImageIO.read(path.toFile());
    byte[] pixels = new byte[decoded.getWidth() * decoded.getHeight() * Image.COLOUR];
    int index = 0;
    for (int y = 0; y < decoded.getHeight(); y++) {
      for (int x = 0; x < decoded.getWidth(); x++) {
        int packed = decoded.getRGB(x, y);
        pixels[index++] = (byte) packed;
        pixels[index++] = (byte) (packed >> 8);
        pixels[index++] = (byte) (packed >> 16);
      }
    }
    return new Image(decoded.getWidth(), decoded.getHeight(), Image.COLOUR, pixels);
  }

  /** A frame of one grey. */
  public static Image grey(int width, int height, int value) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    Arrays.fill(pixels, (byte) value);
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
