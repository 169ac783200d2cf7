package dev.squint.jobs.bench.soak;

/**
 * The task manager and its job at one moment of a soak, bytes unless the name says otherwise.
 *
 * @param seconds since the load began
 * @param heapBytes what lives on the heap: after a collection that the sample asks for
 * @param nativeBytes resident memory that is neither heap nor what else Java accounts for
 * @param directBytes in direct and mapped buffers
 * @param otherJavaBytes taken for classes, compiled code and the like
 * @param residentBytes memory of the whole process
 * @param threads running
 * @param openFiles open
 * @param checkpointBytes state in the last checkpoint
 * @param checkpointMillis how long it took
 * @param lagFrames sent and not answered
 * @param answeredFrames since the load began
 * @param processorSeconds used since the process began
 */
public record SoakSample(
    double seconds,
    long heapBytes,
    long nativeBytes,
    long directBytes,
    long otherJavaBytes,
    long residentBytes,
    long threads,
    long openFiles,
    long checkpointBytes,
    long checkpointMillis,
    long lagFrames,
    long answeredFrames,
    double processorSeconds) {

  /** The sample in a line for people. */
  String text() {
    return "soak: %.0f s, heap %.1f MiB, native %.1f MiB, resident %.1f MiB, %d threads, %d files, checkpoint %.1f KiB in %d ms, %d frames answered, %d under way"
        .formatted(
            seconds,
            mebibytes(heapBytes),
            mebibytes(nativeBytes),
            mebibytes(residentBytes),
            threads,
            openFiles,
            checkpointBytes / 1024.0,
            checkpointMillis,
            answeredFrames,
            lagFrames);
  }

  private static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }
}
