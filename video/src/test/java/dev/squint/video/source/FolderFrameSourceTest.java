package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import dev.squint.video.encode.JpegFrameEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link FolderFrameSource}. */
class FolderFrameSourceTest {
  @TempDir Path folder;

  @Test
  void readsImagesInNaturalOrder() throws Exception {
    Image first = TestPictures.scene(40, 30, 1);
    Image second = TestPictures.scene(40, 30, 2);
    Image third = TestPictures.scene(40, 30, 3);
    write("frame10.PNG", TestPictures.png(third));
    write("frame2.png", TestPictures.png(second));
    write("frame1.png", TestPictures.png(first));
    write("notes.txt", new byte[] {1});
    write(".hidden.png", new byte[] {1});

    try (FrameSource source = FolderFrameSource.open(folder, 4)) {
      List<SourceFrame> frames = Frames.readAll(source);

      assertThat(frames)
          .containsExactly(
              new SourceFrame(first, 0, 0),
              new SourceFrame(second, 1, 250_000),
              new SourceFrame(third, 2, 500_000));
      assertThat(source.width()).isEqualTo(40);
      assertThat(source.height()).isEqualTo(30);
      assertThat(source.framesPerSecond()).isEqualTo(4);
      assertThat(source.describe()).contains("3 images", "40x30");
    }
  }

  @Test
  void namesTheImageThatIsUnreadable() throws Exception {
    byte[] jpeg = new JpegFrameEncoder().encode(TestPictures.scene(40, 30, 1));
    write("1.jpg", jpeg);
    write("2.jpg", java.util.Arrays.copyOf(jpeg, jpeg.length / 2));

    try (FrameSource source = FolderFrameSource.open(folder, 4)) {
      assertThat(source.next()).isPresent();
      assertThatThrownBy(source::next)
          .isInstanceOf(VideoReadException.class)
          .hasMessageContainingAll("2.jpg", "end marker");
      assertThatThrownBy(source::next).isInstanceOf(VideoReadException.class);
    }
  }

  @Test
  void refusesImagesOfAnotherSize() throws Exception {
    write("1.png", TestPictures.png(TestPictures.scene(40, 30, 1)));
    write("2.png", TestPictures.png(TestPictures.scene(41, 30, 1)));

    try (FrameSource source = FolderFrameSource.open(folder, 4)) {
      assertThat(source.next()).isPresent();
      assertThatThrownBy(source::next).hasMessageContainingAll("2.png", "41x30", "40x30");
    }
  }

  @Test
  void refusesFoldersWithoutImages() {
    assertThatThrownBy(() -> FolderFrameSource.open(folder, 4))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContainingAll(folder.toString(), ".png");
    assertThatThrownBy(() -> FolderFrameSource.open(folder.resolve("none"), 4))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void refusesImpossibleRates() {
    assertThatThrownBy(() -> FolderFrameSource.open(folder, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
    assertThatThrownBy(() -> FolderFrameSource.open(folder, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsWhenClosed() throws Exception {
    write("1.png", TestPictures.png(TestPictures.scene(40, 30, 1)));
    FrameSource source = FolderFrameSource.open(folder, 4);

    source.close();

    assertThat(source.next()).isEmpty();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }
}
