package dev.squint.jobs.local;

import dev.squint.jobs.metrics.PrometheusSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The settings of a Flink that runs inside this process, for one job. */
public final class LocalFlink {
  private static final int RESTARTS = 3;
  private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(64);
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(1);

  private LocalFlink() {}

  /**
   * Settings whose files all lie in one directory.
   *
   * @param metricsPort where metrics are shown to Prometheus, if anywhere
   * @param directory of state and temporary files; the caller deletes it afterwards
   */
  public static Configuration configuration(Optional<Integer> metricsPort, Path directory) {
    Configuration configuration = new Configuration();
    metricsPort.ifPresent(
        port -> PrometheusSettings.of(port.toString()).forEach(configuration::setString));
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    configuration.set(CoreOptions.TMP_DIRS, directory.resolve("tmp").toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
    return configuration;
  }
}
