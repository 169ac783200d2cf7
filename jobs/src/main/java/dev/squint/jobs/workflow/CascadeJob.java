package dev.squint.jobs.workflow;

import dev.squint.operators.names.OperatorUids;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cascade from Kafka to Kafka. */
public final class CascadeJob {
  private static final Logger LOGGER = LoggerFactory.getLogger(CascadeJob.class);

  private CascadeJob() {}

  /**
   * Adds the job to {@code env}, which the caller executes under {@link KafkaJob#name()}. A bounded
   * job that writes exactly once runs with a parallelism of 1, whatever that of {@code env} was.
   *
   * @throws IllegalArgumentException when records are to be written exactly once without
   *     checkpoints, which alone end transactions
   */
  public static void define(StreamExecutionEnvironment env, KafkaJob job, WorkflowOptions options) {
    if (job.exactlyOnce() && options.checkpointInterval().isZero()) {
      throw new IllegalArgumentException(
          "writing exactly once needs checkpoints, and the checkpoint interval is 0");
    }
    if (job.bounded() && job.exactlyOnce() && env.getParallelism() > 1) {
      // Flink completes no checkpoint while some subtasks of the filter have ended and others have
      // not, so everything after would be one transaction, which may not last that long.
      LOGGER.info(
          "Job {} ends by itself and writes in transactions: it runs undivided", job.name());
      env.setParallelism(1);
    }
    CascadeWorkflow.define(
        env,
        KafkaEndpoints.frames(job, options.topics()),
        records ->
            records
                .sinkTo(KafkaEndpoints.records(job, options.topics()))
                .uid(OperatorUids.RECORDS)
                .name(OperatorUids.RECORDS),
        options);
  }
}
