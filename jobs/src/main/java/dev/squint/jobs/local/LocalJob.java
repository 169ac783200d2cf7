package dev.squint.jobs.local;

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
            parallelism, LocalFlink.configuration(metricsPort, directory));
    CascadeJob.define(env, job, options);
    return new LocalJob(env.executeAsync(job.name()), directory);
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
