package dev.squint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link FrameSources}. */
class FrameSourcesTest {
  @TempDir Path folder;

  @Test
  void opensFilesAndFolders() throws Exception {
    Path clip = TestVideos.record(folder.resolve("clip.mp4"), "mp4", 5);
    Files.write(folder.resolve("1.png"), TestPictures.png(TestPictures.scene(40, 30, 1)));

    try (FrameSource file = FrameSources.open(clip.toString(), SourceOptions.DEFAULT);
        FrameSource images =
            FrameSources.open(
                folder.toString(), SourceOptions.DEFAULT.withFolderFramesPerSecond(2))) {
      assertThat(count(file)).isEqualTo(5);
      assertThat(count(images)).isEqualTo(1);
      assertThat(images.framesPerSecond()).isEqualTo(2);
    }
  }

  @Test
  void opensSimulatedCameras() throws Exception {
    try (FrameSource camera =
        FrameSources.open("sim:gate?seed=2&frames=4&size=320x180", SourceOptions.DEFAULT)) {
      assertThat(camera.width()).isEqualTo(320);
      assertThat(count(camera)).isEqualTo(4);
    }
  }

  @Test
  void namesTheScenesWhenASimulatedCameraHasAnother() {
    assertRefused("sim:plaza", "sim:plaza", "crossing, car-park, lobby, gate");
  }

  @Test
  void refusesOtherSchemesWithoutShowingPasswords() {
    assertRefused("http://user:secret@host/video", "http", "rtsp://");
  }

  @Test
  void refusesUnreachableCamerasWithoutShowingPasswords() {
    assertRefused("rtsp://user:secret@127.0.0.1:1/live", "user:***@127.0.0.1", "refused");
    assertRefused("rtsp://127.0.0.1:1/live?password=secret&channel=2", "***&channel=2");
  }

  @Test
  void refusesMissingFiles() {
    assertRefused(folder.resolve("none.mp4").toString(), "none.mp4", "does not exist");
  }

  private static int count(FrameSource source) throws VideoReadException, InterruptedException {
    int count = 0;
    while (source.next().isPresent()) {
      count++;
    }
    return count;
  }

  private static void assertRefused(String location, String... parts) {
    assertThatThrownBy(() -> FrameSources.open(location, SourceOptions.DEFAULT))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("secret", "\n");
  }
}
