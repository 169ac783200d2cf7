package dev.squint.jobs.deploy;

import dev.squint.jobs.options.UserException;
import dev.squint.jobs.workflow.CascadeJob;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One job for one cluster.
 *
 * @param cluster where it runs
 * @param job what it reads and writes
 * @param options of its graph
 * @param placement how it runs there
 */
public record Deployment(
    FlinkAddress cluster, KafkaJob job, WorkflowOptions options, Placement placement) {

  /**
   * How a job runs on a cluster.
   *
   * @param jobJar what the cluster is handed
   * @param parallelism subtasks of the operators, at least 1
   * @param checkpointDirectory where the cluster can write; empty for the cluster's own
   * @param savepoint to go on from; empty to start without state
   */
  public record Placement(
      Path jobJar,
      int parallelism,
      Optional<String> checkpointDirectory,
      Optional<String> savepoint) {
    public Placement {
      if (parallelism < 1) {
        throw new IllegalArgumentException("the parallelism must be at least 1: " + parallelism);
      }
    }
  }

  /**
   * Submits the job; returns once the cluster has taken it.
   *
   * @throws UserException when no cluster answers, or a job of this name runs there
   */
  public JobClient submit() throws Exception {
    cluster.requireListening();
    requireNameFree();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            cluster.host(), cluster.port(), configuration(), placement.jobJar().toString());
    env.setParallelism(placement.parallelism());
    CascadeJob.define(env, job, options);
    return env.executeAsync(job.name());
  }

  private Configuration configuration() {
    Configuration configuration = connection();
    placement
        .checkpointDirectory()
        .ifPresent(path -> configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, path));
    placement
        .savepoint()
        .ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    return configuration;
  }

  private Configuration connection() {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, cluster.host());
    configuration.set(RestOptions.PORT, cluster.port());
    return configuration;
  }

  /** Two jobs of one name would cut each other's transactions off. */
  private void requireNameFree() throws Exception {
    try (RestClusterClient<StandaloneClusterId> client =
        new RestClusterClient<>(connection(), StandaloneClusterId.getInstance())) {
      for (JobStatusMessage running : client.listJobs().get()) {
        JobStatus state = running.getJobState();
        if (running.getJobName().equals(job.name()) && !state.isGloballyTerminalState()) {
          throw new UserException(
              "job %s runs already at %s as %s; stop it first, or give another --name"
                  .formatted(job.name(), cluster, running.getJobId()));
        }
      }
    } catch (ExecutionException e) {
      throw new UserException(
          "no Flink cluster answers at %s: %s".formatted(cluster, e.getCause()), e);
    }
  }
}
