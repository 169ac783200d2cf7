package dev.squint.jobs.cluster;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Flink's own reckoning of its processes' memory, as words of their command lines.
 *
 * @param jobManagerFlags for the job manager's Java
 * @param taskManagerFlags for a task manager's Java
 * @param taskManagerArguments what a task manager's main class is told of what Java was given
 */
record ClusterMemory(
    List<String> jobManagerFlags,
    List<String> taskManagerFlags,
    List<String> taskManagerArguments) {

  /** What follows from a cluster's configuration. */
  static ClusterMemory of(Configuration configuration) {
    TaskExecutorProcessSpec taskManager =
        TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    return new ClusterMemory(
        words(
            JobManagerProcessUtils.generateJvmParametersStr(
                JobManagerProcessUtils.processSpecFromConfig(configuration), configuration)),
        words(ProcessMemoryUtils.generateJvmParametersStr(taskManager)),
        words(TaskExecutorProcessUtils.generateDynamicConfigsStr(taskManager)));
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
