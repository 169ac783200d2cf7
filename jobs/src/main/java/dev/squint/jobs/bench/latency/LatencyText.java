package dev.squint.jobs.bench.latency;

import dev.squint.jobs.bench.latency.LatencyReport.Level;

/** A measured level in a line for people. */
final class LatencyText {
  private LatencyText() {}

  static String of(String mode, Level level) {
    LatencyFigures filter = level.latency().filterPath();
    LatencyFigures reference = level.latency().referencePath();
    return "latency: %s, %.0f%% load, %d cameras, %.0f frames a second: filter path p50 %d p99 %d p99.9 %d ms, reference path p50 %d p99 %d ms (%.1f%% of frames)%s%s"
        .formatted(
            mode,
            100 * level.loadShare(),
            level.cameras(),
            level.answeredFramesPerSecond(),
            filter.p50Millis(),
            filter.p99Millis(),
            filter.p999Millis(),
            reference.p50Millis(),
            reference.p99Millis(),
            100 * level.latency().referenceShare(),
            level.keptUp() ? "" : "; the job did not keep up",
            level.load().keptPace() ? "" : "; the sender did not keep its pace");
  }
}
