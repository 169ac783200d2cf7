package dev.squint.jobs.bench.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.json.Json;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobMonitorTest {
  @Test
  void readsTheCompletedCheckpointsOldestFirst() throws Exception {
    String answer =
        """
        {"counts":{"completed":2},
         "history":[
          {"id":9,"status":"IN_PROGRESS","state_size":0,"end_to_end_duration":3},
          {"id":8,"status":"COMPLETED","state_size":2048,"end_to_end_duration":17},
          {"id":7,"status":"FAILED","state_size":0,"end_to_end_duration":600000},
          {"id":6,"status":"COMPLETED","state_size":1024,"end_to_end_duration":12}]}
        """;
    assertThat(JobMonitor.parseCheckpoints(Json.mapper().readTree(answer)))
        .containsExactly(new Checkpoint(6, 1024, 12), new Checkpoint(8, 2048, 17));
  }

  @Test
  void tellsNativeMemoryAsWhatIsResidentBesideJavasOwn() {
    ProcessUsage usage = new ProcessUsage(1, 10, 40, 15, 5, 100, 7, 8);
    assertThat(usage.nativeBytes()).isEqualTo(45);
    assertThat(usage.plus(usage).nativeBytes()).isEqualTo(90);
    assertThat(new ProcessUsage(1, 10, 40, 15, 5, 0, 7, 0).nativeBytes()).isZero();
  }

  @Test
  void levelsRise() {
    assertThatThrownBy(() -> settings(List.of(1, 4, 4), Duration.ofSeconds(1)))
        .hasMessage("the numbers of cameras must rise from 1 on: [1, 4, 4]");
    assertThatThrownBy(() -> settings(List.of(), Duration.ofSeconds(1)))
        .hasMessage("there must be numbers of cameras");
    assertThatThrownBy(() -> settings(List.of(1), Duration.ofSeconds(6)))
        .hasMessage("a level that is measured for PT6S sees no checkpoint every PT6S");
  }

  private static CamerasSettings settings(List<Integer> cameras, Duration checkpointInterval) {
    return new CamerasSettings(
        List.of(),
        1,
        ReferenceModelSpec.of("builtin:simulated"),
        ReferenceServiceSettings.standard(),
        cameras,
        10,
        List.of(1),
        1,
        checkpointInterval,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(6));
  }
}
