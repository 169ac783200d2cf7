package dev.squint.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.squint.core.frame.EncodedImage.Format;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.core.testing.Scenes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncodedImageTest {
  private static final byte[] JPEG = Scenes.encoded("jpg", 120, 70, 1);
  private static final byte[] PNG = Scenes.encoded("png", 31, 17, 2);

  @Test
  void readsFormatAndSizeOfJpegAndPng() throws UnreadableFrameException {
    assertThat(EncodedImage.inspect(JPEG)).isEqualTo(new EncodedImage(Format.JPEG, 120, 70));
    assertThat(EncodedImage.inspect(PNG)).isEqualTo(new EncodedImage(Format.PNG, 31, 17));
  }

  @Test
  void acceptsPaddingBehindTheEndMarker() throws UnreadableFrameException {
    byte[] padded = Arrays.copyOf(JPEG, JPEG.length + 100);
    assertThat(EncodedImage.inspect(padded).width()).isEqualTo(120);
  }

  @Test
  void callsEveryCutJpegTruncated() {
    for (int length = 2; length < JPEG.length; length++) {
      assertReason(Arrays.copyOf(JPEG, length), Reason.TRUNCATED);
    }
  }

  @Test
  void callsEveryCutPngTruncated() {
    for (int length = 8; length < PNG.length; length++) {
      assertReason(Arrays.copyOf(PNG, length), Reason.TRUNCATED);
    }
  }

  @Test
  void tellsEmptyTextAndOversizeApart() {
    assertReason(new byte[0], Reason.EMPTY);
    assertReason("hello, camera".getBytes(StandardCharsets.UTF_8), Reason.NOT_AN_IMAGE);
    assertReason(new byte[1], Reason.NOT_AN_IMAGE);
    assertReason(new byte[EncodedImage.MAX_BYTES + 1], Reason.TOO_LARGE);
  }

  @Test
  void refusesAHeaderThatAnnouncesTooManyPixels() {
    byte[] bomb = PNG.clone();
    bomb[16] = 0x7F; // width of two thousand million
    assertReason(bomb, Reason.TOO_LARGE);
    byte[] empty = PNG.clone();
    Arrays.fill(empty, 16, 20, (byte) 0);
    assertReason(empty, Reason.UNDECODABLE);
  }

  private static void assertReason(byte[] bytes, Reason reason) {
    assertThatExceptionOfType(UnreadableFrameException.class)
        .isThrownBy(() -> EncodedImage.inspect(bytes))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
