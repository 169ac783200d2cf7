package dev.squint.jobs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {
  @Test
  void findsMetricsAndLabelsAndNoFunctionsNorTexts() {
    PromQl query =
        PromQl.of(
            "sum by (camera, stage) (rate(frames_total{stage=~\"a|by b\",job!=\"c\"}[5m])) / 1000"
                + " > 0.5 and max without (instance)(squint:share:ratio5m) or vector(0)");
    assertThat(query.metrics()).containsExactly("frames_total", "squint:share:ratio5m");
    assertThat(query.labels()).containsExactly("camera", "instance", "job", "stage");
  }

  @Test
  void findsNamesAtTheEnds() {
    assertThat(PromQl.of("up == 0").metrics()).containsExactly("up");
    assertThat(PromQl.of("time() - max(seen_seconds)").metrics()).containsExactly("seen_seconds");
    assertThat(PromQl.of("frames{camera=\"$camera\"}[$__rate_interval]").metrics())
        .containsExactly("frames");
  }
}
