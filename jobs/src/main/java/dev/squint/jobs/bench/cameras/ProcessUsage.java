package dev.squint.jobs.bench.cameras;

/**
 * What a Java process holds at one moment, bytes unless the name says otherwise.
 *
 * @param processorSeconds used since it began, by all its threads
 * @param heapUsedBytes objects, dead ones that no collection has found among them
 * @param heapCommittedBytes memory taken for the heap
 * @param otherJavaBytes taken for classes, compiled code and the like
 * @param directBytes in direct and mapped buffers
 * @param residentBytes memory of the whole process; 0 where the system does not tell (Linux does)
 * @param threads running
 * @param openFiles open; 0 where the system does not tell
 */
public record ProcessUsage(
    double processorSeconds,
    long heapUsedBytes,
    long heapCommittedBytes,
    long otherJavaBytes,
    long directBytes,
    long residentBytes,
    long threads,
    long openFiles) {

  /**
   * Memory outside of what Java accounts for: models, images, native libraries, thread stacks. It
   * is what is resident less what is committed, so it is right for a process whose heap was touched
   * when it began ({@code -XX:+AlwaysPreTouch}), and too low for others. Direct buffers are part of
   * it.
   */
  public long nativeBytes() {
    return Math.max(0, residentBytes - heapCommittedBytes - otherJavaBytes);
  }

  /** Both processes together. */
  ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        processorSeconds + other.processorSeconds,
        heapUsedBytes + other.heapUsedBytes,
        heapCommittedBytes + other.heapCommittedBytes,
        otherJavaBytes + other.otherJavaBytes,
        directBytes + other.directBytes,
        residentBytes + other.residentBytes,
        threads + other.threads,
        openFiles + other.openFiles);
  }
}
