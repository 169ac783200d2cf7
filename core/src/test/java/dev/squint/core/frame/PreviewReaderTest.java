package dev.squint.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squint.core.frame.EncodedImage.Format;
import dev.squint.core.testing.Scenes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewReaderTest {
  private static final EncodedImage HEADER = new EncodedImage(Format.PNG, 64, 48);
  private static final Image LUMA = Scenes.textured(8, 6, 1);
  private static final byte[] FRAME = Scenes.encoded("png", 64, 48, 1);
  private static final byte[] PREVIEW = Scenes.encoded("png", 8, 6, 1);
  private static final byte[] NONE = {};

  private final List<byte[]> decoded = new ArrayList<>();
  private final FrameDecoder decoder =
      new FrameDecoder() {
        @Override
        public Image decode(byte[] encoded) {
          throw new AssertionError("a preview needs no full frame");
        }

        @Override
        public Image decodeReduced(byte[] encoded, int reduction, int channels) {
          decoded.add(encoded);
          return new Image(8, 6, channels, new byte[8 * 6 * channels]);
        }
      };

  @Test
  void decodesNothingWhereTheLumaIsThere() throws UnreadableFrameException {
    PreviewReader reader = new PreviewReader(decoder, 8, Image.LUMA);

    assertThat(reader.read(HEADER, FRAME, PREVIEW, PlainLuma.write(LUMA))).isEqualTo(LUMA);
    assertThat(decoded).isEmpty();
  }

  @Test
  void decodesThePreviewWhereTheLumaIsMissingOrOfAnotherSize() throws UnreadableFrameException {
    PreviewReader reader = new PreviewReader(decoder, 8, Image.LUMA);
    byte[] luma = PlainLuma.write(LUMA);
    byte[] turned = PlainLuma.write(Scenes.textured(6, 8, 1));
    List<byte[]> unfit =
        List.of(NONE, new byte[] {1}, Arrays.copyOf(luma, 51), Arrays.copyOf(luma, 53), turned);

    for (byte[] bytes : unfit) {
      reader.read(HEADER, FRAME, PREVIEW, bytes);
    }

    assertThat(decoded).hasSize(unfit.size()).allSatisfy(it -> assertThat(it).isSameAs(PREVIEW));
  }

  @Test
  void decodesThePreviewWhereColoursAreLookedAt() throws UnreadableFrameException {
    PreviewReader reader = new PreviewReader(decoder, 8, Image.COLOUR);

    Image preview = reader.read(HEADER, FRAME, PREVIEW, PlainLuma.write(LUMA));

    assertThat(preview.channels()).isEqualTo(Image.COLOUR);
    assertThat(decoded).containsExactly(PREVIEW);
  }

  @Test
  void decodesTheFrameWhereThePreviewIsOfAnotherSize() throws UnreadableFrameException {
    PreviewReader reader = new PreviewReader(decoder, 4, Image.LUMA);

    reader.read(HEADER, FRAME, PREVIEW, PlainLuma.write(LUMA));

    assertThat(decoded).containsExactly(FRAME);
  }

  @Test
  void readsBackWhatPlainLumaWrote() {
    Image wide = Scenes.textured(300, 2, 1);

    assertThat(PlainLuma.read(PlainLuma.write(wide), 300, 2)).contains(wide);
    assertThat(PlainLuma.read(PlainLuma.write(wide), 2, 300)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainLuma.write(new Image(2, 2, Image.COLOUR, new byte[12])))
        .withMessageContaining("1 channel");
  }
}
