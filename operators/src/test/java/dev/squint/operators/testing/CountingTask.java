package dev.squint.operators.testing;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/** A harness's task whose operator's counters can be read. */
public final class CountingTask extends InterceptingTaskMetricGroup {
  public static final int MAX_PARALLELISM = 8;

  private final InterceptingOperatorMetricGroup operator = new InterceptingOperatorMetricGroup();

  /** The environment of one subtask of this task. */
  public MockEnvironment environment(int parallelism, int subtask) {
    return new MockEnvironmentBuilder()
        .setMaxParallelism(MAX_PARALLELISM)
        .setParallelism(parallelism)
        .setSubtaskIndex(subtask)
        .setMetricGroup(this)
        .build();
  }

  /** What the operator has counted under {@code name}. */
  public long counted(String name) {
    Metric metric = operator.get(name);
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    throw new AssertionError("there is no counter " + name);
  }

  @Override
  public InternalOperatorMetricGroup getOrAddOperator(
      OperatorID id, String name, Map<String, String> variables) {
    return operator;
  }
}
