package dev.squint.operators.testing;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.Image;
import dev.squint.core.testing.Scenes;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.RawFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A camera that shows a textured scene, through which a bright box passes in each round of {@value
 * #ROUND} frames: away, moving, standing, small and moving, away.
 */
public final class TestCamera {
  public static final int WIDTH = 80;
  public static final int HEIGHT = 45;
  public static final int ROUND = 30;
  public static final long FIRST_MILLIS = 1_700_000_000_000L;
  public static final int FRAME_MILLIS = 40;

  /** Pixels this bright belong to the box and to nothing else. */
  public static final int BOX_GREY = 255;

  private static final byte[] NO_PREVIEW = {};
  private static final int BOX_SIZE = 12;
  private static final int SMALL_BOX_SIZE = 6;
  private static final int MOVES_FROM = 8;
  private static final int STANDS_FROM = 14;
  private static final int SMALL_FROM = 20;
  private static final int AWAY_FROM = 24;

  private TestCamera() {}

  /** The record of the camera's frame {@code index}. */
  public static RawFrame frame(String camera, int index) {
    return frame(camera, index, png(camera, index));
  }

  /** A record that holds {@code bytes} where the camera's frame {@code index} should be. */
  public static RawFrame frame(String camera, int index, byte[] bytes) {
    return new RawFrame(
        camera,
        new Topics("").frames(new CameraId(camera)),
        0,
        index,
        FIRST_MILLIS + (long) index * FRAME_MILLIS,
        index,
        bytes,
        NO_PREVIEW,
        NO_PREVIEW);
  }

  /** What the camera shows at {@code index}, {@link Image#LUMA}. */
  public static Image view(String camera, int index) {
    Image scene = Scenes.textured(WIDTH, HEIGHT, camera.hashCode());
    int step = index % ROUND;
    if (step < MOVES_FROM || step >= AWAY_FROM) {
      return scene;
    }
    int left = step < STANDS_FROM || step >= SMALL_FROM ? 2 * step : 2 * STANDS_FROM;
    int size = step >= SMALL_FROM ? SMALL_BOX_SIZE : BOX_SIZE;
    return Scenes.withBox(scene, left, 20, size, BOX_GREY);
  }

  /** {@link #view} as a file. */
  public static byte[] png(String camera, int index) {
    return png(view(camera, index));
  }

  /** A luma image as a file. */
  public static byte[] png(Image luma) {
    BufferedImage picture =
        new BufferedImage(luma.width(), luma.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, luma.width(), luma.height(), luma.pixels());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
