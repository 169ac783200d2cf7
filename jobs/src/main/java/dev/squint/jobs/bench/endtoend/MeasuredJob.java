package dev.squint.jobs.bench.endtoend;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.local.LocalFlink;
import dev.squint.jobs.workflow.CascadeJob;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.StartingOffsets;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * The cascade's job on a Flink of this process over a topic that is there already, watched while it
 * runs. It writes at least once, without checkpoints, so that answers show when they are made.
 *
 * @param bootstrap the broker
 * @param topics names the topics
 * @param stages opens decoder and models
 */
record MeasuredJob(String bootstrap, Topics topics, CascadeStages stages) {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /**
   * Runs one plan over one topic to its end.
   *
   * @param name of the job, unlike any other's of the run
   * @param offsets counts answers
   */
  void run(
      String name,
      PlanBundle plan,
      FrameTopic topic,
      AnswerOffsets offsets,
      Pace pace,
      BooleanSupplier stop)
      throws Exception {
    Path directory = Files.createTempDirectory("squint-bench-");
    try {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              1, LocalFlink.configuration(Optional.empty(), directory));
      KafkaJob job =
          new KafkaJob(
              name, bootstrap, Set.of(topic.camera()), StartingOffsets.earliest(), true, false);
      CascadeJob.define(
          env,
          job,
          WorkflowOptions.of(topics, PlanSet.of(List.of(plan)), stages)
              .withCheckpointInterval(Duration.ZERO));
      long before = offsets.count();
      JobClient client = env.executeAsync(name);
      CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
      watch(result, offsets, before, pace, stop);
      if (!result.isDone()) {
        client.cancel().get();
      }
      awaitEnd(result, stop);
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private static void watch(
      CompletableFuture<JobExecutionResult> result,
      AnswerOffsets offsets,
      long before,
      Pace pace,
      BooleanSupplier stop) {
    while (!result.isDone() && !stop.getAsBoolean()) {
      pace.add(System.nanoTime(), offsets.count() - before, ProcessorTime.nanos());
      LockSupport.parkNanos(LOOK_NANOS);
    }
    pace.add(System.nanoTime(), offsets.count() - before, ProcessorTime.nanos());
  }

  private static void awaitEnd(CompletableFuture<JobExecutionResult> result, BooleanSupplier stop)
      throws InterruptedException {
    try {
      result.get();
    } catch (ExecutionException e) {
      if (!stop.getAsBoolean()) {
        throw new IllegalStateException("the measured job has failed", e.getCause());
      }
    }
  }
}
