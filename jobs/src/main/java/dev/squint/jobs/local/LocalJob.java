package dev.squint.jobs.local;

import dev.squint.jobs.metrics.PrometheusSettings;
import dev.squint.jobs.workflow.CascadeJob;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * The cascade's job on a Flink of this process, which starts with it and ends with it. Its state
 * and temporary files lie in one directory.
 */
public final class LocalJob implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final int RESTARTS = 3;
  private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(64);
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(1);

  private final JobClient client;
  private final CompletableFuture<JobExecutionResult> result;
  private final Path directory;

  private LocalJob(JobClient client, Path directory) {
    this.client = client;
    this.directory = directory;
    result = client.getJobExecutionResult();
  }

  /**
   * Starts the job; what fails in it shows in {@link #requireRunning()}.
   *
   * @param metricsPort where its metrics are shown, if anywhere
   * @param directory its own, deleted when it closes
   */
  public static LocalJob start(
      KafkaJob job,
      WorkflowOptions options,
      int parallelism,
      Optional<Integer> metricsPort,
      Path directory)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            parallelism, configuration(metricsPort, directory));
    CascadeJob.define(env, job, options);
    return new LocalJob(env.executeAsync(job.name()), directory);
  }

  private static Configuration configuration(Optional<Integer> metricsPort, Path directory) {
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

  /** Fails with what ended the job, if it has ended. */
  public void requireRunning() throws InterruptedException {
    if (!result.isDone()) {
      return;
    }
    try {
      result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the job has failed", e.getCause());
    }
    throw new IllegalStateException("the job has ended by itself");
  }

  /** Ends the job after all frames it has read: events are closed, answers committed. */
  public void drain() throws InterruptedException {
    try {
      client
          .stopWithSavepoint(
              true, directory.resolve("savepoints").toUri().toString(), SavepointFormatType.NATIVE)
          .get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      result.get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the job cannot be stopped in good order", e);
    }
  }

  /** Ends the job at once if it still runs. */
  @Override
  public void close() throws InterruptedException, IOException {
    try {
      if (!result.isDone()) {
        client.cancel().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        result.handle((unused, failure) -> true).get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the job cannot be cancelled", e);
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }
}
