package dev.squint.jobs.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.bench.latency.LatencyReport.Level;
import dev.squint.jobs.bench.latency.LatencyReport.Mode;
import dev.squint.jobs.bench.load.SimulatedScenes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyBenchTest {
  private static final int CLIP = 10;

  @Test
  void measuresALiveJobInBothModes() throws Exception {
    List<String> said = new ArrayList<>();
    LatencyReport report = LatencyBench.run(settings(), said::add, () -> false);

    assertThat(report.complete()).isTrue();
    assertThat(report.modes()).extracting(Mode::exactlyOnce).containsExactly(false, true);
    assertThat(report.modes()).extracting(Mode::limitMillis).containsExactly(100L, 500L);
    for (Mode mode : report.modes()) {
      Level level = mode.levels().get(0);
      assertThat(level.cameras()).isEqualTo(2);
      assertThat(level.offeredFramesPerSecond()).isBetween(5.0, 40.0);
      LatencyFigures filter = level.latency().filterPath();
      assertThat(filter.frames()).isPositive();
      assertThat(filter.p50Millis()).isPositive().isLessThanOrEqualTo(filter.p99Millis());
      assertThat(filter.maxMillis()).isLessThan(60_000);
      assertThat(level.latency().frames()).isLessThan(60);
      assertThat(level.reference()).isNotEmpty();
    }
    assertThat(said).anyMatch(line -> line.startsWith("latency: exactly-once, 100% load"));
    JsonNode json = Json.mapper().valueToTree(report);
    assertThat(json.at("/modes/1/levels/0/latency/filterPath/p99Millis").isIntegralNumber())
        .isTrue();
  }

  @Test
  void measuresNothingAfterAStop() throws Exception {
    LatencyReport report = LatencyBench.run(settings(), line -> {}, () -> true);
    assertThat(report.complete()).isFalse();
    assertThat(report.modes()).isEmpty();
  }

  private static LatencySettings settings() {
    return new LatencySettings(
        SimulatedScenes.usual().subList(0, 2),
        CLIP,
        ReferenceModelSpec.of("builtin:simulated"),
        ReferenceServiceSettings.standard(),
        20,
        List.of(1.0),
        10,
        Duration.ofMillis(400),
        Duration.ofMillis(300),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        false);
  }
}
