package dev.squint.jobs.bench.latency;

/**
 * How long answers took from the capture of their frame until a reader had them. Capture times are
 * whole milliseconds, so each figure may be a millisecond too high.
 *
 * @param filterPath of frames that the reference model did not look at
 * @param referencePath of frames that it looked at, or was asked to
 * @param legs where the time goes, of all frames
 * @param unresolved frames that the reference model did not answer in time
 */
public record AnswerFigures(
    LatencyFigures filterPath, LatencyFigures referencePath, Legs legs, long unresolved) {

  /**
   * The way of a frame in three legs.
   *
   * @param captureToFilter through the broker to the job's filter
   * @param filterToResolved through models and queues until the detection is made
   * @param resolvedToReader through the broker, with exactly-once the rest of the checkpoint
   *     interval, to the reader
   */
  public record Legs(
      LatencyFigures captureToFilter,
      LatencyFigures filterToResolved,
      LatencyFigures resolvedToReader) {}

  /** All frames. */
  public long frames() {
    return filterPath.frames() + referencePath.frames();
  }

  /** Share of the frames that the reference model looked at. */
  public double referenceShare() {
    return frames() == 0 ? 0 : referencePath.frames() / (double) frames();
  }
}
