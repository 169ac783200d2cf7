package dev.squint.jobs.ingest;

import java.time.Duration;

/**
 * How far an ingest has come.
 *
 * @param frames sent
 * @param bytes of the frames and previews sent
 * @param recompressed frames that were too large and were sent at a lower quality
 * @param refused frames that were too large at any quality and were left out
 * @param elapsed since the first frame
 */
public record IngestProgress(
    long frames, long bytes, long recompressed, long refused, Duration elapsed) {
  /** Frames a second so far; 0 before any time has passed. */
  public double framesPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? frames / seconds : 0;
  }
}
