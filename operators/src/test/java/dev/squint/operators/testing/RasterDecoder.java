package dev.squint.operators.testing;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes grey images with the JDK's decoders, taking every n-th pixel for smaller ones. */
public final class RasterDecoder implements FrameDecoder {
  @Override
  public Image decode(byte[] encoded) throws UnreadableFrameException {
    return decodeReduced(encoded, 1, Image.COLOUR);
  }

  @Override
  public Image decodeReduced(byte[] encoded, int reduction, int channels)
      throws UnreadableFrameException {
    Raster raster = read(encoded);
    int width = (raster.getWidth() + reduction - 1) / reduction;
    int height = (raster.getHeight() + reduction - 1) / reduction;
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      pixels[i] = (byte) raster.getSample(x * reduction, y * reduction, 0);
    }
    return new Image(width, height, channels, pixels);
  }

  private static Raster read(byte[] encoded) throws UnreadableFrameException {
    try {
      Optional<BufferedImage> picture =
          Optional.ofNullable(
              ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))));
      return picture.orElseThrow(() -> undecodable("no decoder")).getRaster();
    } catch (IOException | RuntimeException e) {
      throw undecodable(String.valueOf(e.getMessage()));
    }
  }

  private static UnreadableFrameException undecodable(String why) {
    return new UnreadableFrameException(Reason.UNDECODABLE, why);
  }
}
