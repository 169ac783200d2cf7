package dev.squint.jobs.workflow;

import dev.squint.operators.names.OperatorUids;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The cascade from Kafka to Kafka. */
public final class CascadeJob {
  private CascadeJob() {}

  /**
   * Adds the job to {@code env}, which the caller executes under {@link KafkaJob#name()}.
   *
   * @throws IllegalArgumentException when records are to be written exactly once without
   *     checkpoints, which alone end transactions
   */
  public static void define(StreamExecutionEnvironment env, KafkaJob job, WorkflowOptions options) {
    if (job.exactlyOnce() && options.checkpointInterval().isZero()) {
      throw new IllegalArgumentException(
          "writing exactly once needs checkpoints, and the checkpoint interval is 0");
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
