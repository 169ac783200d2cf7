package dev.squint.optimizer.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A frame as the page embeds it.
 *
 * @param dataUri JPEG
 * @param width of the original frame, in which boxes are told
 * @param height likewise
 */
record Picture(String dataUri, int width, int height) {
  /** A wider or heavier picture is made smaller. */
  private static final int MAX_WIDTH = 800;

  private static final int MAX_BYTES = 120_000;
  private static final float QUALITY = 0.8f;

  static {
    // Spares small pictures a detour through a temporary file.
    ImageIO.setUseCache(false);
  }

  /** Of labels, in pixels of the original frame: legible where the picture is a card wide. */
  float fontSize() {
    return width * 0.045f;
  }

  /** Embeds a JPEG; empty when it cannot be read. */
  static Optional<Picture> of(byte[] jpeg) {
    try {
      BufferedImage frame = ImageIO.read(new ByteArrayInputStream(jpeg));
      if (frame == null) {
        return Optional.empty();
      }
      boolean isSmall = frame.getWidth() <= MAX_WIDTH && jpeg.length <= MAX_BYTES;
      byte[] embedded = isSmall ? jpeg : encode(shrink(frame));
      String text = Base64.getEncoder().encodeToString(embedded);
      return Optional.of(
          new Picture("data:image/jpeg;base64," + text, frame.getWidth(), frame.getHeight()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static BufferedImage shrink(BufferedImage frame) {
    int width = Math.min(MAX_WIDTH, frame.getWidth());
    int height = Math.max(1, Math.round((float) frame.getHeight() * width / frame.getWidth()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(frame, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
