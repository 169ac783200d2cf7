package dev.squint.video.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.video.RealFootage;
import dev.squint.video.TestPictures;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.shrink.BoxShrink;
import dev.squint.video.source.FileFrameSource;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link JpegFrameDecoder}. */
class JpegFrameDecoderTest {
  private static final double MAX_DIFFERENCE = 2;

  private final JpegFrameDecoder decoder = new JpegFrameDecoder();
  private final JpegFrameEncoder encoder = new JpegFrameEncoder();

  @ParameterizedTest
  @CsvSource({"768,432", "161,121", "17,9", "1,1", "8,8", "100,3", "633,359"})
  void roundsReducedSizesUp(int width, int height) throws UnreadableFrameException {
    Image image = TestPictures.scene(width, height, 0);
    for (byte[] encoded : List.of(encoder.encode(image), TestPictures.png(image))) {
      for (int reduction : new int[] {1, 2, 4, 8}) {
        for (int channels : new int[] {Image.LUMA, Image.COLOUR}) {
          Image decoded = decoder.decodeReduced(encoded, reduction, channels);

          assertThat(decoded.width()).isEqualTo(PreviewGeometry.reduced(width, reduction));
          assertThat(decoded.height()).isEqualTo(PreviewGeometry.reduced(height, reduction));
          assertThat(decoded.channels()).isEqualTo(channels);
        }
      }
    }
  }

  @Test
  void givesThePixelsOfPng() throws UnreadableFrameException {
    Image image = TestPictures.noise(37, 23, Image.COLOUR, 1);

    assertThat(decoder.decode(TestPictures.png(image))).isEqualTo(image);
    assertThat(decoder.decodeReduced(TestPictures.png(image), 4, Image.COLOUR))
        .isEqualTo(BoxShrink.shrink(image, 4));
  }

  @Test
  void givesNearlyThePixelsOfJpeg() throws UnreadableFrameException {
    Image image = TestPictures.scene(160, 120, 3);

    assertThat(TestPictures.difference(decoder.decode(encoder.encode(image)), image))
        .isLessThan(MAX_DIFFERENCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void ignoresExifOrientation(int reduction) throws UnreadableFrameException {
    byte[] jpeg = encoder.encode(TestPictures.scene(160, 96, 3));

    for (int channels : new int[] {Image.LUMA, Image.COLOUR}) {
      assertThat(decoder.decodeReduced(TestPictures.turned(jpeg), reduction, channels))
          .isEqualTo(decoder.decodeReduced(jpeg, reduction, channels));
    }
  }

  @Test
  void refusesBytesThatAreNoWholeImage() {
    byte[] jpeg = encoder.encode(TestPictures.scene(160, 120, 0));
    byte[] png = TestPictures.png(TestPictures.scene(160, 120, 0));

    assertThat(reasonOf(new byte[0])).isEqualTo(Reason.EMPTY);
    assertThat(reasonOf("no image".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(reasonOf(Arrays.copyOf(jpeg, jpeg.length / 2))).isEqualTo(Reason.TRUNCATED);
    assertThat(reasonOf(Arrays.copyOf(png, png.length / 2))).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void refusesSoundHeaderWithoutPixels() {
    byte[] png = TestPictures.png(TestPictures.scene(160, 120, 0));
    Arrays.fill(png, 40, png.length - 12, (byte) 0x55);

    UnreadableFrameException failure = failureOf(png);

    assertThat(failure.reason()).isEqualTo(Reason.UNDECODABLE);
    assertThat(failure).hasMessageContaining("160x120 PNG");
  }

  @Test
  void refusesOtherReductionsAndChannels() {
    byte[] jpeg = encoder.encode(TestPictures.scene(16, 16, 0));

    assertThatThrownBy(() -> decoder.decodeReduced(jpeg, 16, Image.LUMA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
    assertThatThrownBy(() -> decoder.decodeReduced(jpeg, 8, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4");
  }

  @Test
  void decodesOnManyThreadsAtOnce() {
    List<byte[]> frames =
        IntStream.range(0, 200)
            .mapToObj(number -> encoder.encode(TestPictures.scene(160, 120, number)))
            .toList();
    List<Image> expected = frames.stream().map(this::preview).toList();

    assertThat(frames.parallelStream().map(this::preview).toList()).isEqualTo(expected);
  }

  @Test
  void keepsNativeMemoryFlat() throws UnreadableFrameException {
    byte[] jpeg = encoder.encode(TestPictures.scene(768, 432, 0));
    byte[] png = TestPictures.png(TestPictures.scene(320, 240, 0));
    decodeOften(jpeg, png, 100);
    long pointersBefore = Pointer.totalCount();
    long bytesBefore = Pointer.totalBytes();
    long physicalBefore = Pointer.physicalBytes();

    decodeOften(jpeg, png, 1000);

    assertThat(Pointer.totalCount()).isEqualTo(pointersBefore);
    assertThat(Pointer.totalBytes()).isEqualTo(bytesBefore);
    // One lost picture a call would be 1 GB; the rest is Java's heap growing.
    assertThat(Pointer.physicalBytes() - physicalBefore).isLessThan(400L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby.mp4", "overpass.mp4", "shop-entry.mp4", "highway.mp4"})
  void looksLikeThePreviewOfTheSameRealFrame(String name) throws Exception {
    Path video = RealFootage.video(name);
    try (FrameSource source = FileFrameSource.open(video)) {
      int reduction = PreviewGeometry.automaticReduction(source.width(), source.height());
      Optional<SourceFrame> frame = source.next();
      for (int number = 0; number < 100 && frame.isPresent(); number++, frame = source.next()) {
        if (number % 20 == 0) {
          assertLooksLikePreview(frame.get().image(), reduction);
        }
      }
    }
  }

  @Test
  void looksLikeThePreviewOfTheSameDrawnFrame() throws UnreadableFrameException {
    assertLooksLikePreview(TestPictures.scene(768, 432, 5), 8);
    assertLooksLikePreview(TestPictures.scene(333, 221, 5), 4);
  }

  private void assertLooksLikePreview(Image image, int reduction) throws UnreadableFrameException {
    Image reduced = decoder.decodeReduced(encoder.encode(image), reduction, Image.COLOUR);
    Image preview = decoder.decode(encoder.encodePreview(image, reduction));

    assertThat(TestPictures.difference(reduced, BoxShrink.shrink(image, reduction)))
        .isLessThan(MAX_DIFFERENCE / 2);
    assertThat(TestPictures.difference(reduced, preview)).isLessThan(MAX_DIFFERENCE);
  }

  private void decodeOften(byte[] jpeg, byte[] png, int times) throws UnreadableFrameException {
    for (int i = 0; i < times; i++) {
      decoder.decodeReduced(jpeg, 8, Image.LUMA);
      decoder.decode(jpeg);
      decoder.decodeReduced(png, 4, Image.COLOUR);
      failureOf(Arrays.copyOf(jpeg, 1000));
    }
  }

  private Image preview(byte[] jpeg) {
    try {
      return decoder.decodeReduced(jpeg, 2, Image.COLOUR);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reason reasonOf(byte[] encoded) {
    return failureOf(encoded).reason();
  }

  private UnreadableFrameException failureOf(byte[] encoded) {
    return catchThrowableOfType(UnreadableFrameException.class, () -> decoder.decode(encoded));
  }
}
