package dev.squint.jobs.bench.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.cluster.ChildProcess;
import dev.squint.jobs.cluster.ChildProcess.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMeterTest {
  @TempDir Path directory;

  /** A program that waits to be ended. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @Test
  void readsWhatAChildHoldsAndTheChildEndsWithItsParentsPipe() throws Exception {
    try (ChildProcess child =
        ChildProcess.start(
            new Start(
                "child",
                List.of("-Xmx32m", "-Xms32m"),
                ChildProcess.thisClassPath(),
                Waiting.class.getName(),
                List.of(),
                directory.resolve("log")))) {
      try (ProcessMeter meter = ProcessMeter.attach(child.pid())) {
        meter.collect();
        ProcessUsage usage = meter.usage();
        assertThat(usage.heapCommittedBytes()).isBetween(31L << 20, 33L << 20);
        assertThat(usage.heapUsedBytes()).isBetween(1L << 18, 32L << 20);
        assertThat(usage.threads()).isGreaterThan(2);
        assertThat(usage.processorSeconds()).isPositive();
      }
      ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
      child.input().close(); // as the system does when this process is killed
      assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
