package dev.squint.jobs.endtoend;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.metrics.PrometheusSettings;
import dev.squint.jobs.workflow.CascadeJob;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A live job with a broker of its own that shows its metrics to Prometheus. Of camera {@value
 * #CAMERA} it is sent {@value #FRAMES} frames with one event in them; all that it answers without
 * the reference model is to be audited.
 */
public final class MonitoredJob implements AutoCloseable {
  public static final String CAMERA = "car-park";
  public static final int FRAMES = 60;

  private static final Topics TOPICS = new Topics("");

  private final EmbeddedBroker broker;
  private final JobClient job;
  private final int metricsPort;

  private MonitoredJob(EmbeddedBroker broker, JobClient job, int metricsPort) {
    this.broker = broker;
    this.job = job;
    this.metricsPort = metricsPort;
  }

  /** Starts broker and job and sends the frames. */
  public static MonitoredJob start(Path directory) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
    try {
      TestJobs jobs = new TestJobs(broker.bootstrapServers(), TOPICS);
      jobs.makeTopics(CAMERA);
      int port = freePort();
      JobClient job = submit(broker.bootstrapServers(), port, directory);
      jobs.ingest(
          CAMERA, Scenes.record(directory.resolve("scene"), FRAMES, n -> n >= 15 && n < 40));
      return new MonitoredJob(broker, job, port);
    } catch (Exception | Error e) {
      broker.close();
      throw e;
    }
  }

  private static JobClient submit(String bootstrap, int metricsPort, Path directory)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    PrometheusSettings.of(Integer.toString(metricsPort)).forEach(configuration::setString);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    Plan plan = Plan.untuned(CAMERA, TestJobs.RATE, List.of(Query.parse("person", List.of())));
    PlanSet plans = PlanSet.of(List.of(PlanBundle.of(plan)));
    KafkaJob job = KafkaJob.live("monitored", bootstrap, Set.of(new CameraId(CAMERA)), true);
    CascadeJob.define(
        env,
        job,
        WorkflowOptions.of(TOPICS, plans, TinyModel.stages())
            .withAudits(AuditRates.same(1))
            .withSilenceTimeout(Duration.ofSeconds(2))
            .withCheckpointInterval(Duration.ofMillis(500)));
    return env.executeAsync(job.name());
  }

  /** Where its metrics are. */
  public int metricsPort() {
    return metricsPort;
  }

  @Override
  public void close() throws Exception {
    try {
      job.cancel().get(30, TimeUnit.SECONDS);
    } finally {
      broker.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
