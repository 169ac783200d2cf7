package dev.squint.jobs.bench.latency;

import dev.squint.jobs.bench.load.LoadStatus;
import java.util.List;

/**
 * Latency in both modes, at each load.
 *
 * @param capacityFramesPerSecond what loads are shares of, as handed in
 * @param checkpointIntervalMillis of both modes
 * @param modes at-least-once, then exactly-once
 * @param complete whether all was measured; else a stop came before
 */
public record LatencyReport(
    double capacityFramesPerSecond,
    long checkpointIntervalMillis,
    List<Mode> modes,
    boolean complete) {
  /** What the filter path's p99 at half load may be beside the checkpoint interval. */
  public static final long LIMIT_MILLIS = 100;

  /**
   * One mode.
   *
   * @param exactlyOnce else at-least-once
   * @param limitMillis what the filter path's p99 at half load may be
   * @param levels in the order of the loads
   */
  public record Mode(boolean exactlyOnce, long limitMillis, List<Level> levels) {}

  /**
   * One load of one mode.
   *
   * @param loadShare of the capacity
   * @param cameras how many sent
   * @param offeredFramesPerSecond what was sent, measured
   * @param answeredFramesPerSecond what was read, measured
   * @param keptUp whether the job kept up; else the latencies are those of a growing queue
   * @param latency of frames captured while it was measured
   * @param load what the sender did; latencies count only if it kept its pace
   * @param reference the shared service over that time
   */
  public record Level(
      double loadShare,
      int cameras,
      double offeredFramesPerSecond,
      double answeredFramesPerSecond,
      boolean keptUp,
      AnswerFigures latency,
      LoadStatus load,
      List<ReferenceSample> reference) {}

  /**
   * The reference service at one moment.
   *
   * @param secondsSinceStart of the mode's job
   * @param waitingFrames that no batch has taken
   * @param batchLimitFrames most that the next batch will hold
   * @param framesPerBatch since the sample before; 0 when there was no batch
   */
  public record ReferenceSample(
      double secondsSinceStart, int waitingFrames, int batchLimitFrames, double framesPerBatch) {}
}
