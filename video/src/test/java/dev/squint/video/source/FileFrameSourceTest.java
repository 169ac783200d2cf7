package dev.squint.video.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.video.RealFootage;
import dev.squint.video.TestPictures;
import dev.squint.video.TestVideos;
import dev.squint.video.source.Frames.BrokenOff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link FileFrameSource}. */
class FileFrameSourceTest {
  private static final int FRAMES = 60;
  private static final long FRAME_MICROS = 40_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "avi", "mpegts", "flv"})
  void readsEveryFrameOfAnyContainer(String format) throws Exception {
    Path file = TestVideos.record(folder.resolve("clip"), format, FRAMES);

    try (FrameSource source = FileFrameSource.open(file)) {
      assertThat(source.width()).isEqualTo(TestVideos.WIDTH);
      assertThat(source.height()).isEqualTo(TestVideos.HEIGHT);
      assertThat(source.framesPerSecond()).isEqualTo(TestVideos.RATE);
      assertThat(source.describe()).contains(file.toString(), "160x120", "25", "h264");
      assertThat(source.announcedFrames().orElseThrow()).isBetween(FRAMES - 2L, FRAMES + 2L);

      List<SourceFrame> frames = Frames.readAll(source);

      assertThat(frames).hasSize(FRAMES);
      Frames.assertInOrder(frames);
      assertThat(frames.get(FRAMES - 1).presentationMicros())
          .isBetween((FRAMES - 2) * FRAME_MICROS, FRAMES * FRAME_MICROS);
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void givesThePixelsThatWereRecorded() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", 20);

    try (FrameSource source = FileFrameSource.open(file)) {
      for (SourceFrame frame : Frames.readAll(source)) {
        Image recorded =
            TestPictures.scene(TestVideos.WIDTH, TestVideos.HEIGHT, (int) frame.index());
        assertThat(TestPictures.difference(frame.image(), recorded)).isLessThan(5);
      }
    }
  }

  @Test
  void pixelsThatNobodyAskedForAreGoneWithTheNextFrame() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", 20);

    try (FrameSource source = FileFrameSource.open(file)) {
      SourceFrame passed = source.next().orElseThrow();
      SourceFrame asked = source.next().orElseThrow();
      Image image = asked.image();
      SourceFrame current = source.next().orElseThrow();
      assertThat(asked.image()).isSameAs(image);
      assertThat(current.picture().width()).isEqualTo(current.image().width());
      assertThatThrownBy(passed::image)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("before the next frame is read");
    }
  }

  @Test
  void theLastFrameKeepsItsPixelsBeyondTheEndAndTheClose() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", 20);
    SourceFrame last = null;
    try (FrameSource source = FileFrameSource.open(file)) {
      for (Optional<SourceFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        last = frame.get();
      }
    }
    Image recorded = TestPictures.scene(TestVideos.WIDTH, TestVideos.HEIGHT, 19);
    assertThat(TestPictures.difference(requireNonNull(last).image(), recorded)).isLessThan(5);
  }

  @Test
  void givesTheSameFramesForAnyNumberOfThreads() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", FRAMES);

    try (FrameSource one = FileFrameSource.open(file);
        FrameSource three = FileFrameSource.open(file, 3)) {
      assertThat(Frames.readAll(three)).isEqualTo(Frames.readAll(one));
    }
  }

  @Test
  void refusesRecordingsCutBeforeTheirIndex() throws Exception {
    Path file = cut(TestVideos.record(folder.resolve("clip.mp4"), "mp4", FRAMES), 0.5);

    assertThatThrownBy(() -> FileFrameSource.open(file))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContainingAll(file.toString(), "cannot be opened", "cut off before its index");
  }

  @Test
  void saysWhereARecordingIsCut() throws Exception {
    Path file = cut(TestVideos.recordWithIndexFirst(folder.resolve("clip.mp4"), FRAMES), 0.5);

    BrokenOff broken = readUntilBroken(file);

    int read = broken.frames().size();
    assertThat(read).isBetween(10, FRAMES - 10);
    Frames.assertInOrder(broken.frames());
    assertThat(broken.failure())
        .hasMessageContainingAll(
            file.toString(),
            "after frame %d (%.2f s)".formatted(read - 1, (read - 1) / TestVideos.RATE),
            "%d of %d announced frames".formatted(read, FRAMES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"matroska", "avi", "flv"})
  void noticesCutsInContainersWithoutIndexInFront(String format) throws Exception {
    Path file = cut(TestVideos.record(folder.resolve("clip"), format, 3 * FRAMES), 0.4);

    BrokenOff broken = readUntilBroken(file);

    assertThat(broken.frames()).hasSizeBetween(10, 3 * FRAMES - 10);
    Frames.assertInOrder(broken.frames());
  }

  @Test
  void stopsBeforeDamageInTheMiddle() throws Exception {
    Path file = TestVideos.recordWithIndexFirst(folder.resolve("clip.mp4"), FRAMES);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2000, (byte) 0x5A);
    Files.write(file, bytes);

    BrokenOff broken = readUntilBroken(file);

    assertThat(broken.frames()).hasSizeBetween(5, FRAMES - 10);
    assertThat(broken.failure()).hasMessageContaining("of %d announced frames".formatted(FRAMES));
    for (SourceFrame frame : broken.frames()) {
      Image recorded = TestPictures.scene(TestVideos.WIDTH, TestVideos.HEIGHT, (int) frame.index());
      assertThat(TestPictures.difference(frame.image(), recorded)).isLessThan(5);
    }
  }

  @Test
  void keepsFailingAfterDamage() throws Exception {
    Path file = cut(TestVideos.recordWithIndexFirst(folder.resolve("clip.mp4"), FRAMES), 0.5);

    try (FrameSource source = FileFrameSource.open(file)) {
      VideoReadException first = Frames.readUntilBroken(source).failure();
      assertThatThrownBy(source::next).isSameAs(first);
    }
  }

  @Test
  void namesWhatIsNoVideo() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a video\n".repeat(1000));
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path sound = Files.write(folder.resolve("sound.wav"), silence());

    assertRefused(folder.resolve("none.mp4"), "does not exist");
    assertRefused(folder, "is a folder");
    assertRefused(text, "text file");
    assertRefused(empty, "cannot be opened as video");
    assertRefused(sound, "no video stream");
  }

  @Test
  void doesNotFollowPlaylistsToTheNetwork() throws Exception {
    Path playlist =
        Files.writeString(
            folder.resolve("list.m3u8"),
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:1
            #EXTINF:0.4,
            http://127.0.0.1:1/clip.ts
            #EXT-X-ENDLIST
            """);

    assertRefused(playlist, "cannot be opened as video");
  }

  @Test
  void endsWhenClosedFromAnotherThread() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", FRAMES);
    FrameSource source = FileFrameSource.open(file);
    assertThat(source.next()).isPresent();

    CompletableFuture.runAsync(source::close).get(10, TimeUnit.SECONDS);
    source.close();

    assertThat(source.next()).isEmpty();
  }

  @Test
  void keepsNativeMemoryFlat() throws Exception {
    Path file = TestVideos.record(folder.resolve("clip.mp4"), "mp4", 20);
    readOften(file, 10);
    long bytesBefore = Pointer.totalBytes();
    long physicalBefore = Pointer.physicalBytes();

    readOften(file, 200);

    assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytesBefore);
    assertThat(Pointer.physicalBytes() - physicalBefore).isLessThan(200L << 20);
  }

  @ParameterizedTest
  @CsvSource({"lobby.mp4, 1394, 10", "highway.mp4, 2758, 30", "car-park-lane.mp4, 377, 12.5"})
  void readsEveryFrameOfRealFootage(String name, int frames, double rate) throws Exception {
    try (FrameSource source = FileFrameSource.open(RealFootage.video(name))) {
      assertThat(source.framesPerSecond()).isEqualTo(rate);
      int read = 0;
      while (source.next().isPresent()) {
        read++;
      }
      assertThat(read).isEqualTo(frames);
    }
  }

  private static void readOften(Path file, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (FrameSource source = FileFrameSource.open(file)) {
        assertThat(Frames.readAll(source)).hasSize(20);
      }
    }
  }

  private static BrokenOff readUntilBroken(Path file) throws Exception {
    try (FrameSource source = FileFrameSource.open(file)) {
      return Frames.readUntilBroken(source);
    }
  }

  private static Path cut(Path file, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  private static void assertRefused(Path file, String rule) {
    assertThatThrownBy(() -> FileFrameSource.open(file))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContainingAll(file.toString(), rule)
        .message()
        .doesNotContain("\n");
  }

  private static byte[] silence() {
    byte[] header =
        HexFormat.of()
            .parseHex(
                "5249464624100000"
                    + "57415645666d7420"
                    + "1000000001000100"
                    + "401f0000803e0000"
                    + "0200100064617461"
                    + "00100000");
    return Arrays.copyOf(header, header.length + 0x1000);
  }
}
