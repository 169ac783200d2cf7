package dev.squint.video.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.video.TestPictures;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.shrink.BoxShrink;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Tests of {@link JpegFrameEncoder}. */
class JpegFrameEncoderTest {
  private final JpegFrameEncoder encoder = new JpegFrameEncoder();

  @Test
  void givesEqualBytesForEqualPixels() {
    Image image = TestPictures.scene(320, 180, 2);
    JpegFrameEncoder other = new JpegFrameEncoder();

    assertThat(other.encode(image)).isEqualTo(encoder.encode(image));
    assertThat(other.encodePreview(image, 4)).isEqualTo(encoder.encodePreview(image, 4));
  }

  @Test
  void keepsTheSizeOfTheFrame() throws UnreadableFrameException {
    EncodedImage header = EncodedImage.inspect(encoder.encode(TestPictures.scene(321, 181, 2)));

    assertThat(header).isEqualTo(new EncodedImage(EncodedImage.Format.JPEG, 321, 181));
  }

  @Test
  void spendsMoreBytesOnHigherQuality() {
    Image image = TestPictures.noise(64, 64, Image.COLOUR, 3);

    assertThat(new JpegFrameEncoder(95).encode(image).length)
        .isGreaterThan(new JpegFrameEncoder(50).encode(image).length);
  }

  @Test
  void roundsPreviewSizesUp() throws UnreadableFrameException {
    byte[] preview = encoder.encodePreview(TestPictures.scene(321, 181, 2), 8);

    assertThat(EncodedImage.inspect(preview))
        .isEqualTo(new EncodedImage(EncodedImage.Format.JPEG, 41, 23));
  }

  @Test
  void keepsColoursOfPreviewsSharp() throws UnreadableFrameException {
    byte[] pixels = new byte[64 * 64 * 3];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i + (i / 3 / 2 % 2 == 0 ? 0 : 2)] = (byte) 200;
    }
    Image stripes = new Image(64, 64, Image.COLOUR, pixels);
    Image decoded = new JpegFrameDecoder().decode(encoder.encodePreview(stripes, 2));

    assertThat(TestPictures.difference(decoded, BoxShrink.shrink(stripes, 2))).isLessThan(5);
  }

  @Test
  void refusesLumaImagesAndImpossibleQuality() {
    Image luma = TestPictures.noise(16, 16, Image.LUMA, 0);

    assertThatThrownBy(() -> encoder.encode(luma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Image[16x16x1]");
    assertThatThrownBy(() -> new JpegFrameEncoder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
    assertThatThrownBy(() -> new JpegFrameEncoder(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101");
  }

  @Test
  void keepsNativeMemoryFlat() {
    Image image = TestPictures.scene(320, 180, 2);
    encoder.encode(image);
    long bytesBefore = Pointer.totalBytes();

    for (int i = 0; i < 300; i++) {
      encoder.encode(image);
      encoder.encodePreview(image, 8);
    }

    assertThat(Pointer.totalBytes()).isEqualTo(bytesBefore);
  }
}
