package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final String PREFIX = "data:image/jpeg;base64,";

  @Test
  void keepsASmallPictureAsItIs() {
    byte[] jpeg = jpeg(640, 360);
    assertThat(embedded(Picture.of(jpeg).orElseThrow())).isEqualTo(jpeg);
  }

  @Test
  void shrinksALargePictureButTellsItsSize() throws IOException {
    Picture picture = Picture.of(jpeg(3840, 2160)).orElseThrow();
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(embedded(picture)));
    assertThat(picture.width()).isEqualTo(3840);
    assertThat(picture.height()).isEqualTo(2160);
    assertThat(shown.getWidth()).isEqualTo(800);
    assertThat(shown.getHeight()).isEqualTo(450);
  }

  @Test
  void isAbsentWhenTheBytesAreNoPicture() {
    assertThat(Picture.of("not a JPEG".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(Picture.of(Arrays.copyOf(jpeg(64, 64), 40))).isEmpty();
  }

  private static byte[] embedded(Picture picture) {
    assertThat(picture.dataUri()).startsWith(PREFIX);
    return Base64.getDecoder().decode(picture.dataUri().substring(PREFIX.length()));
  }

  static byte[] jpeg(int width, int height) {
    BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      grey.setRGB(x, height / 2, 0x808080);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(grey, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
