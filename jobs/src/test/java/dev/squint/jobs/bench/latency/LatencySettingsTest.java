package dev.squint.jobs.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatencySettingsTest {
  @Test
  void makesALoadOfWholeCamerasThatTogetherSendItExactly() {
    LatencySettings settings = LatencySettings.usual(330);
    assertThat(settings.cameras(0.5)).isEqualTo(17);
    assertThat(settings.cameras(0.5) * settings.framesPerSecond(0.5)).isEqualTo(165);
  }

  @Test
  void makesASmallLoadOfOneSlowCamera() {
    LatencySettings settings = LatencySettings.usual(8);
    assertThat(settings.cameras(0.25)).isEqualTo(1);
    assertThat(settings.framesPerSecond(0.25)).isEqualTo(2);
  }

  @Test
  void needsACapacity() {
    assertThatThrownBy(() -> LatencySettings.usual(0))
        .hasMessage("a capacity is more than 0 frames a second: 0.0");
  }
}
