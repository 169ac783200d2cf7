package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import dev.squint.video.source.SourceFrame;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link SimulatedFrameSource}. */
class SimulatedFrameSourceTest {
  private static final String SMALL = "&size=320x180&jpeg=off";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:crossing?seed=3&start=08:30",
        "sim:crossing?seed=4&start=21:30&weather=rain",
        "sim:car-park?seed=3&start=12:00&traffic=4",
        "sim:lobby?seed=3&start=09:00",
        "sim:gate?seed=3&start=22:00&ir=on&traffic=5"
      })
  void givesEqualFramesAndTruthForEqualAddresses(String address) {
    try (SimulatedFrameSource one = Simulated.open(address + SMALL);
        SimulatedFrameSource other = Simulated.open(address + SMALL)) {
      for (int i = 0; i < 40; i++) {
        assertThat(one.nextFrame()).isEqualTo(other.nextFrame());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:crossing?seed=5&start=17:30&traffic=2",
        "sim:car-park?seed=5&start=12:00&traffic=6",
        "sim:lobby?seed=5&start=18:00&at=00:00:02:lights-off&at=00:00:06:lights-on",
        "sim:gate?seed=5&start=19:00&day=10m&traffic=9",
        "sim:crossing?seed=6&at=00:00:03:freeze:5s&at=00:00:05:camera-shift"
      })
  void skippingLeavesTheSameFramesAsDrawing(String address) {
    try (SimulatedFrameSource drawing = Simulated.open(address + SMALL);
        SimulatedFrameSource skipping = Simulated.open(address + SMALL);
        SimulatedFrameSource telling = Simulated.open(address + SMALL)) {
      for (int round = 0; round < 8; round++) {
        for (int i = 0; i < 12; i++) {
          drawing.nextFrame();
        }
        skipping.skip(12);
        for (int i = 0; i < 12; i++) {
          telling.nextTruth();
        }
        SimulatedFrame drawn = drawing.nextFrame();
        assertThat(skipping.nextFrame()).isEqualTo(drawn);
        assertThat(telling.nextTruth()).isEqualTo(drawn.objects());
      }
    }
  }

  @Test
  void anotherSeedIsAnotherViewAndAnotherStartIsAnotherLight() {
    Image first = Simulated.frame("sim:crossing?seed=1" + SMALL, 0).image();
    Image second = Simulated.frame("sim:crossing?seed=2" + SMALL, 0).image();
    Image night = Simulated.frame("sim:crossing?seed=1&start=23:00&ir=off" + SMALL, 0).image();

    assertThat(TestPictures.difference(first, second)).isGreaterThan(10);
    assertThat(Simulated.brightness(night)).isLessThan(Simulated.brightness(first) - 15);
  }

  @Test
  void isRepeatedExactlyByItsPrintedAddress() {
    String address = "sim:gate?seed=8&start=20:15&day=2h&fps=5&traffic=3&at=00:00:01:noise" + SMALL;
    SimulatedFrame frame = Simulated.frame(address, 10);

    String printed = SimulatedCameraAddress.parse(address).toString();
    assertThat(Simulated.frame(printed, 10)).isEqualTo(frame);
  }

  @Test
  void endsAfterTheFramesThatItAnnounces() {
    try (SimulatedFrameSource source = Simulated.open("sim:gate?frames=3&fps=4" + SMALL)) {
      assertThat(source.announcedFrames()).hasValue(3);
      assertThat(source.framesPerSecond()).isEqualTo(4);
      assertThat(source.width()).isEqualTo(320);
      assertThat(source.height()).isEqualTo(180);
      assertThat(source.describe()).contains("sim:gate?seed=1", "320x180", "4.000 frames a second");
      List<SourceFrame> frames =
          List.of(
              source.next().orElseThrow(),
              source.next().orElseThrow(),
              source.next().orElseThrow());
      assertThat(frames).extracting(SourceFrame::index).containsExactly(0L, 1L, 2L);
      assertThat(frames)
          .extracting(SourceFrame::presentationMicros)
          .containsExactly(0L, 250_000L, 500_000L);
      assertThat(source.next()).isEmpty();
      assertThat(source.hasNext()).isFalse();
      assertThatThrownBy(source::nextFrame)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("sim:gate");
      source.skip(10);
      assertThat(source.position()).isEqualTo(3);
    }
  }

  @Test
  void givesNothingMoreOnceClosed() {
    SimulatedFrameSource source = Simulated.open("sim:lobby?seed=1" + SMALL);
    assertThat(source.next()).isPresent();

    source.close();

    assertThat(source.next()).isEmpty();
  }

  @Test
  void leavesTheArtefactsOfJpegUnlessToldOtherwise() {
    Image clean = Simulated.frame("sim:lobby?seed=2&jpeg=off", 5).image();
    Image usual = Simulated.frame("sim:lobby?seed=2", 5).image();
    Image coarse = Simulated.frame("sim:lobby?seed=2&jpeg=20", 5).image();

    assertThat(TestPictures.difference(clean, usual)).isBetween(0.5, 6.0);
    assertThat(TestPictures.difference(clean, coarse))
        .isGreaterThan(TestPictures.difference(clean, usual));
  }
}
