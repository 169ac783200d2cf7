package dev.squint.jobs.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTest {
  @TempDir Path directory;

  @Test
  void isPlayedToAndFroSoThatNoFrameIsFarFromTheOneBefore() {
    List<Integer> shown =
        LongStream.range(0, 11).mapToObj(position -> Clip.index(position, 4)).toList();
    assertThat(shown).containsExactly(0, 1, 2, 3, 2, 1, 0, 1, 2, 3, 2);
  }

  @Test
  void ofOneFrameStandsStill() {
    assertThat(LongStream.range(0, 5).map(position -> Clip.index(position, 1)).toArray())
        .containsOnly(0);
  }

  @Test
  void withoutFramesIsNone() {
    assertThatThrownBy(() -> new Clip("lobby", List.of()))
        .hasMessage("the clip of lobby has no frames");
  }

  @Test
  void comesBackFromItsFileAsItWas() throws Exception {
    Path file = directory.resolve("clips");
    ClipFile.write(file, List.of(clip("lobby", 3), clip("gate", 1)));
    List<Clip> read = ClipFile.read(file);
    assertThat(read).extracting(Clip::camera).containsExactly("lobby", "gate");
    assertThat(read.get(0).frames()).hasSize(3);
    assertThat(read.get(0).at(2).jpeg()).containsExactly(2, 2, 2);
    assertThat(read.get(0).at(2).preview()).containsExactly(2);
    assertThat(read.get(0).meanBytes()).isEqualTo(3);
  }

  @Test
  void isSharedByCamerasThatBeginAtDifferentPlaces() {
    List<LoadCamera> cameras = LoadCamera.of(5, List.of("lobby", "gate"));
    assertThat(cameras)
        .extracting(camera -> camera.id().value())
        .containsExactly("lobby-1", "gate-1", "lobby-2", "gate-2", "lobby-3");
    assertThat(cameras).extracting(LoadCamera::clip).containsExactly(0, 1, 0, 1, 0);
    assertThat(List.of(cameras.get(0), cameras.get(2), cameras.get(4)))
        .extracting(LoadCamera::phase)
        .doesNotHaveDuplicates();
  }

  private static Clip clip(String camera, int frames) {
    return new Clip(
        camera,
        IntStream.range(0, frames)
            .mapToObj(
                number -> {
                  byte value = (byte) number;
                  return new ClipFrame(
                      new byte[] {value, value, value}, new byte[] {value}, new byte[] {1, value});
                })
            .toList());
  }
}
