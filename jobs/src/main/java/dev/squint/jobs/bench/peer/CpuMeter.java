package dev.squint.jobs.bench.peer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Adds up the calling thread's CPU time over many short pieces of work. Mutable; one thread. */
final class CpuMeter {
  private final LongSupplier nanos;
  private long total;
  private long start;

  /**
   * A meter at 0.
   *
   * @param nanos CPU time of the calling thread
   */
  CpuMeter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The calling thread's CPU time in nanoseconds, by Java's management interface. */
  static LongSupplier threadTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads::getCurrentThreadCpuTime;
  }

  void start() {
    start = nanos.getAsLong();
  }

  void stop() {
    total += nanos.getAsLong() - start;
  }

  void reset() {
    total = 0;
  }

  double microsEach(long units) {
    return total / 1e3 / units;
  }
}
