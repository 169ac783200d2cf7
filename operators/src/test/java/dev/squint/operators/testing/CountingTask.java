package dev.squint.operators.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphID;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.scheduler.strategy.ExecutionVertexID;

/** A harness's task whose operator's metrics can be read, by name and label. */
public final class CountingTask {
  public static final int MAX_PARALLELISM = 8;

  private final Map<Metric, Registration> metrics = new HashMap<>();

  /** What a reporter is told of a metric: its name, and the labels of the groups it is in. */
  private record Registration(String name, Map<String, String> labels) {}

  /** The environment of one subtask of this task. */
  public MockEnvironment environment(int parallelism, int subtask) {
    return new MockEnvironmentBuilder()
        .setMaxParallelism(MAX_PARALLELISM)
        .setParallelism(parallelism)
        .setSubtaskIndex(subtask)
        .setMetricGroup(group())
        .build();
  }

  /** A task's metric group whose metrics are kept here. */
  public TaskMetricGroup group() {
    TestingMetricRegistry registry =
        TestingMetricRegistry.builder()
            .setRegisterConsumer(
                (metric, name, group) ->
                    metrics.put(metric, new Registration(name, group.getAllVariables())))
            .build();
    JobVertexID vertex = new JobVertexID();
    return TaskManagerMetricGroup.createTaskManagerMetricGroup(
            registry, "localhost", ResourceID.generate())
        .addJob(new JobID(), "test")
        .addTask(
            new ExecutionAttemptID(new ExecutionGraphID(), new ExecutionVertexID(vertex, 0), 0),
            "task");
  }

  /**
   * The count or the value of the one metric of this name and these labels.
   *
   * @param labels name and value in turn, for example {@code "camera", "lobby"}
   */
  public long counted(String name, String... labels) {
    Metric metric =
        metrics.entrySet().stream()
            .filter(entry -> matches(entry.getValue(), name, labels))
            .map(Entry::getKey)
            .reduce(
                (one, other) -> {
                  throw new AssertionError("there are two metrics " + name);
                })
            .orElseThrow(() -> new AssertionError("there is no metric " + name));
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
      return number.longValue();
    }
    throw new AssertionError(name + " is neither a counter nor a number");
  }

  private static boolean matches(Registration registration, String name, String... labels) {
    boolean matches = registration.name().equals(name);
    for (int i = 0; i < labels.length; i += 2) {
      matches &= labels[i + 1].equals(registration.labels().get("<" + labels[i] + ">"));
    }
    return matches;
  }
}
