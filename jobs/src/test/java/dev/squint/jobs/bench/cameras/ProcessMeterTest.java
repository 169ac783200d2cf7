package dev.squint.jobs.bench.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.bench.load.Pause;
import dev.squint.jobs.cluster.ChildProcess;
import dev.squint.jobs.cluster.ChildProcess.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMeterTest {
  @TempDir Path directory;

  /** A program that waits to be ended, once it has made the file that it is told. */
  public static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws Exception {
      Files.createFile(Path.of(arguments[0]));
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
                List.of(directory.resolve("ready").toString()),
                directory.resolve("log")))) {
      assertThat(
              Pause.until(
                  () -> Files.exists(directory.resolve("ready")),
                  Duration.ofMinutes(1),
                  () -> false,
                  child::requireRunning))
          .isTrue();
      try (ProcessMeter meter = ProcessMeter.attach(child.pid())) {
        meter.collect();
        ProcessUsage usage = meter.usage();
        assertThat(usage.heapCommittedBytes()).isBetween(31L << 20, 33L << 20);
        assertThat(usage.heapUsedBytes()).isBetween(1L << 18, 32L << 20);
        assertThat(usage.threads()).isGreaterThan(2);
        assertThat(usage.processorSeconds()).isPositive();
        if (Files.isReadable(Path.of("/proc/self/status"))) {
          assertThat(usage.residentBytes()).isGreaterThan(usage.heapUsedBytes());
          assertThat(usage.openFiles()).isPositive();
        }
      }
      ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
      child.input().close(); // as the system does when this process is killed
      assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
