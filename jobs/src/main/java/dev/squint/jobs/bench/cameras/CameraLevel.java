package dev.squint.jobs.bench.cameras;

import dev.squint.jobs.bench.latency.AnswerFigures;
import dev.squint.jobs.bench.load.LoadStatus;

/**
 * A number of cameras on a number of task managers, measured.
 *
 * @param cameras how many sent
 * @param taskManagers how many processes the job ran in
 * @param slots of all of them
 * @param offeredFramesPerSecond what was sent, measured
 * @param answeredFramesPerSecond what was read, measured
 * @param keptUp whether the job kept up; else all else is that of an overloaded job
 * @param lagFrames sent and not answered at the end
 * @param processorCores that the task managers kept busy
 * @param microsPerFrame processor time of the task managers for an answered frame
 * @param brokerMicrosPerFrame processor time of the broker for a frame, taken in and given out
 * @param heapUsedBytes of all task managers at the end, garbage among it
 * @param nativeBytes of all task managers: resident memory that is neither heap nor what else Java
 *     accounts for
 * @param residentBytes of all task managers
 * @param threads of all task managers
 * @param stateBytesPerCamera the smallest checkpoint over the number of cameras: state of filter
 *     and resolver, and of the source; larger checkpoints hold frames in flight too
 * @param checkpointBytes the largest checkpoint
 * @param checkpointMillis the longest checkpoint
 * @param checkpoints how many completed meanwhile
 * @param latency from capture to a reader, of frames captured meanwhile
 * @param load what the sender did; the level counts only if it kept its pace
 */
public record CameraLevel(
    int cameras,
    int taskManagers,
    int slots,
    double offeredFramesPerSecond,
    double answeredFramesPerSecond,
    boolean keptUp,
    long lagFrames,
    double processorCores,
    double microsPerFrame,
    double brokerMicrosPerFrame,
    long heapUsedBytes,
    long nativeBytes,
    long residentBytes,
    long threads,
    long stateBytesPerCamera,
    long checkpointBytes,
    long checkpointMillis,
    int checkpoints,
    AnswerFigures latency,
    LoadStatus load) {
  /** What a camera's state may take. */
  public static final long STATE_LIMIT_BYTES = 64 << 10;

  /** The level in a line for people. */
  String text() {
    return "cameras: %d on %d task manager(s): %.0f of %.0f frames a second, %.2f cores, %.0f us a frame, state %.1f KiB a camera, checkpoint %d ms, p50 %d p99 %d ms%s%s"
        .formatted(
            cameras,
            taskManagers,
            answeredFramesPerSecond,
            offeredFramesPerSecond,
            processorCores,
            microsPerFrame,
            stateBytesPerCamera / 1024.0,
            checkpointMillis,
            latency.filterPath().p50Millis(),
            latency.filterPath().p99Millis(),
            keptUp ? "" : "; the job did not keep up",
            load.keptPace() ? "" : "; the sender did not keep its pace");
  }
}
