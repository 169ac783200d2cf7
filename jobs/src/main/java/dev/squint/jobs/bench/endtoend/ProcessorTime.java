package dev.squint.jobs.bench.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process. */
final class ProcessorTime {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessorTime() {}

  /** Nanoseconds of all its threads so far. */
  static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
