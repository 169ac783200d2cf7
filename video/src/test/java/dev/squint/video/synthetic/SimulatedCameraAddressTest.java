package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.video.synthetic.light.Infrared;
import dev.squint.video.synthetic.light.Weather;
import dev.squint.video.synthetic.scene.SceneKind;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link SimulatedCameraAddress}. */
class SimulatedCameraAddressTest {
  @Test
  void hasUsualValuesForEverythingButTheScene() {
    SimulatedCameraAddress address = SimulatedCameraAddress.parse("sim:lobby");

    assertThat(address).isEqualTo(SimulatedCameraAddress.of(SceneKind.LOBBY, 1));
    assertThat(address.start()).isEqualTo(LocalTime.of(8, 0));
    assertThat(address.day()).isEqualTo(Duration.ofHours(24));
    assertThat(address.framesPerSecond()).isEqualTo(10);
    assertThat(address.frames()).isEmpty();
    assertThat(address.width()).isEqualTo(640);
    assertThat(address.height()).isEqualTo(360);
  }

  @Test
  void readsEveryKey() {
    SimulatedCameraAddress address =
        SimulatedCameraAddress.parse(
            "sim:car-park?seed=-7&start=23:59:30&day=1h30m&fps=12.5&size=1280x720&frames=42"
                + "&traffic=2.5&ir=on&weather=rain&jpeg=off&at=00:10:00:ir-switch"
                + "&at=100:00:05:rain:90s");

    assertThat(address.scene()).isEqualTo(SceneKind.CAR_PARK);
    assertThat(address.seed()).isEqualTo(-7);
    assertThat(address.start()).isEqualTo(LocalTime.of(23, 59, 30));
    assertThat(address.day()).isEqualTo(Duration.ofMinutes(90));
    assertThat(address.framesPerSecond()).isEqualTo(12.5);
    assertThat(address.width()).isEqualTo(1280);
    assertThat(address.height()).isEqualTo(720);
    assertThat(address.frames()).hasValue(42);
    assertThat(address.traffic()).isEqualTo(2.5);
    assertThat(address.infrared()).isEqualTo(Infrared.ON);
    assertThat(address.weather()).isEqualTo(Weather.Kind.RAIN);
    assertThat(address.jpeg()).isZero();
    assertThat(address.disturbances())
        .containsExactly(
            new ScheduledDisturbance(
                Duration.ofMinutes(10), Disturbance.IR_SWITCH, Optional.empty()),
            new ScheduledDisturbance(
                Duration.ofHours(100).plusSeconds(5),
                Disturbance.RAIN,
                Optional.of(Duration.ofSeconds(90))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:lobby?seed=1",
        "sim:crossing?seed=9&start=23:59:30&day=1h30m&fps=12.5&size=1280x720&frames=42",
        "sim:gate?seed=3&traffic=0.25&ir=off&weather=clear&jpeg=60",
        "sim:car-park?seed=1&jpeg=off&at=00:10:00:ir-switch&at=01:00:05:rain:1m30s"
      })
  void printsWhatItReads(String text) {
    assertThat(SimulatedCameraAddress.parse(text)).hasToString(text);
  }

  @Test
  void leavesOutWhatIsAsUsualWhenPrinted() {
    String text = "sim:lobby?fps=10&start=08:00:00&size=640x360&traffic=1.0&day=1440m&jpeg=85";

    assertThat(SimulatedCameraAddress.parse(text)).hasToString("sim:lobby?seed=1");
  }

  @ParameterizedTest
  @EnumSource(Disturbance.class)
  void knowsEveryDisturbance(Disturbance disturbance) {
    String text = "sim:gate?seed=1&at=00:00:01:" + disturbance.id();

    assertThat(SimulatedCameraAddress.parse(text).disturbances())
        .extracting(ScheduledDisturbance::disturbance)
        .containsExactly(disturbance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rtsp://camera | does not start with sim:",
        "sim:plaza | no scene \"plaza\"; the scenes are crossing, car-park, lobby, gate",
        "sim: | no scene \"\"",
        "sim:gate?sed=1 | no key \"sed\"; the keys are seed, start, day, fps",
        "sim:gate?seed | gives no value to \"seed\"",
        "sim:gate?seed=1&seed=2 | gives \"seed\" twice",
        "sim:gate?seed=x | seed=x, which is not a whole number",
        "sim:gate?start=25:00 | start=25:00, which is not a time of day",
        "sim:gate?start=8 | start=8, which is not a time of day",
        "sim:gate?day=24 | day=24, which is not a duration above 0",
        "sim:gate?day=0h | day=0h, which is not a duration above 0",
        "sim:gate?fps=0 | fps=0, which is not a number above 0, at most 120",
        "sim:gate?fps=NaN | fps=NaN, which is not a number above 0",
        "sim:gate?size=640 | size=640, which is not WIDTHxHEIGHT",
        "sim:gate?size=64x36 | size=64x36, which is not WIDTHxHEIGHT",
        "sim:gate?frames=0 | frames=0, which is not a whole number of at least 1",
        "sim:gate?traffic=-1 | traffic=-1, which is not a number 0 to 20",
        "sim:gate?ir=maybe | ir=maybe, which is not one of auto, on, off",
        "sim:gate?weather=snow | weather=snow, which is not one of auto, clear, cloudy, rain",
        "sim:gate?jpeg=0 | jpeg=0, which is not a quality of 1 to 100, or off",
        "sim:gate?at=00:00:10:fire | no disturbance \"fire\"; the disturbances are ir-switch, rain",
        "sim:gate?at=10:rain | at=10:rain, which is not HH:MM:SS:NAME",
        "sim:gate?at=00:00:10:rain:0s | a duration above 0 such as 30s"
      })
  void refusesWhatIsWrongInOneLine(String text, String part) {
    assertThatThrownBy(() -> SimulatedCameraAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
  }
}
