package dev.squint.jobs.bench.cameras;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.cluster.ClusterProcesses;
import dev.squint.jobs.deploy.Deployment;
import dev.squint.jobs.deploy.Deployment.Placement;
import dev.squint.jobs.deploy.FlinkAddress;
import dev.squint.jobs.deploy.JobJar;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.StartingOffsets;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** A job on a cluster, from its deployment until {@link #close()} cancels it. */
public final class ClusterJob implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final JobClient client;
  private final JobMonitor monitor;

  private ClusterJob(JobClient client, JobMonitor monitor) {
    this.client = client;
    this.monitor = monitor;
  }

  /**
   * How the job is run.
   *
   * @param checkpointInterval between checkpoints
   * @param exactlyOnce whether answers are written with checkpoints; else at once
   */
  public record Settings(Duration checkpointInterval, boolean exactlyOnce) {}

  /** What the job does: its cameras, their plans, the models, and over how many slots. */
  record Work(Set<CameraId> cameras, PlanSet plans, CascadeStages stages, int parallelism) {}

  static ClusterJob deploy(ClusterProcesses cluster, Topics topics, Work work, Settings settings)
      throws Exception {
    KafkaJob job =
        new KafkaJob(
            topics.prefix() + "bench",
            cluster.kafka(),
            work.cameras(),
            StartingOffsets.earliest(),
            false,
            settings.exactlyOnce());
    WorkflowOptions options =
        WorkflowOptions.of(topics, work.plans(), work.stages())
            .withCheckpointInterval(settings.checkpointInterval());
    Placement placement =
        new Placement(JobJar.locate(), work.parallelism(), Optional.empty(), Optional.empty());
    JobClient client =
        new Deployment(FlinkAddress.parse(cluster.flink()), job, options, placement).submit();
    return new ClusterJob(client, new JobMonitor(cluster.flink(), client.getJobID().toString()));
  }

  /** The last completed checkpoints, oldest first. */
  public List<Checkpoint> checkpoints() throws IOException, InterruptedException {
    return monitor.checkpoints();
  }

  /** Fails when the job does not run. */
  public void requireRunning() throws IOException, InterruptedException {
    monitor.requireRunning();
  }

  @Override
  public void close() throws InterruptedException {
    try {
      client.cancel().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the job cannot be cancelled", e);
    }
  }
}
