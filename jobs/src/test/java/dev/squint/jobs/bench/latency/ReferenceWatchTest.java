package dev.squint.jobs.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.reference.ReferenceStatistics;
import dev.squint.jobs.bench.latency.LatencyReport.ReferenceSample;
import org.junit.jupiter.api.Test;

class ReferenceWatchTest {
  @Test
  void saysHowManyFramesBatchesHeldSinceTheSampleBefore() {
    assertThat(
            ReferenceWatch.sample(
                2,
                new ReferenceStatistics(0, 1, 10, 15, 0),
                new ReferenceStatistics(3, 4, 12, 22, 0)))
        .isEqualTo(new ReferenceSample(2, 3, 4, 3.5));
  }

  @Test
  void saysZeroWhenThereWasNoBatch() {
    ReferenceStatistics idle = new ReferenceStatistics(0, 1, 10, 15, 0);
    assertThat(ReferenceWatch.sample(2, idle, idle).framesPerBatch()).isZero();
  }
}
