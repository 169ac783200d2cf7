package dev.squint.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.cluster.ClusterSettings.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterClassPathTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squint-core-0.1.0.jar",
        "squint-video-0.1.0.jar",
        "squint-specialized-models-0.1.0.jar",
        "flink-connector-kafka-5.0.0-2.2.jar",
        "kafka-clients-4.2.0.jar",
        "pytorch-native-cpu-2.7.1-linux-x86_64.jar",
        "onnxruntime-1.21.1.jar",
        "opencv-4.13.0-1.5.13-linux-x86_64.jar",
        "flink-metrics-prometheus-2.2.1.jar"
      })
  void holdsWhatHasNativeCodeAndWhatItNeeds(String jar) {
    assertThat(ClusterClassPath.holds(jar)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squint-jobs-0.1.0.jar",
        "squint-operators-0.1.0.jar",
        "squint-optimizer-0.1.0.jar",
        "kafka_2.13-4.2.0.jar",
        "kafka-server-4.2.0.jar",
        "kafka-metadata-4.2.0.jar",
        "scala-library-2.13.17.jar",
        "picocli-4.7.7.jar",
        "echarts-5.3.1.jar",
        "uplot-1.6.30.jar",
        "jetty-server-12.1.13.jar",
        "addresses"
      })
  void leavesOutTheJobsOwnClassesTheBrokerAndTheCommandLine(String jar) {
    assertThat(ClusterClassPath.holds(jar)).isFalse();
  }

  @Test
  void writesWhatTheProcessesRead() throws Exception {
    Path libraries = Files.createDirectories(directory.resolve("lib"));
    Files.createFile(libraries.resolve("kafka-clients-4.2.0.jar"));
    Files.createFile(libraries.resolve("kafka_2.13-4.2.0.jar"));
    Path cluster = directory.resolve("cluster");

    ClusterFiles.write(new ClusterSettings(cluster, libraries, 3, new Ports(1001, 1002, 1003, 0)));

    assertThat(cluster.resolve("class-path"))
        .hasContent(libraries.resolve("kafka-clients-4.2.0.jar").toString());
    assertThat(cluster.resolve("addresses"))
        .hasContent("KAFKA=127.0.0.1:1001\nFLINK=127.0.0.1:1002");
    assertThat(cluster.resolve("conf/config.yaml"))
        .content()
        .contains("taskmanager.numberOfTaskSlots: 3\n", "jobmanager.rpc.port: 1003\n")
        .doesNotContain("metrics");
  }

  @Test
  void writesTheCommandLinesWithFlinksReckoningOfMemory() throws Exception {
    Path libraries = Files.createDirectories(directory.resolve("lib"));

    ClusterFiles.write(new ClusterSettings(directory, libraries, 1, new Ports(1, 2, 3, 0)));

    assertThat(Files.readAllLines(directory.resolve("java-flags")))
        .contains("--add-opens=java.base/java.util=ALL-UNNAMED")
        .allMatch(word -> word.matches("-\\S+"));
    assertThat(Files.readAllLines(directory.resolve("environment")))
        .contains("OMP_NUM_THREADS=1", "MALLOC_MMAP_THRESHOLD_=33554432");
    assertThat(Files.readAllLines(directory.resolve("job-manager-flags")))
        .anyMatch(flag -> flag.matches("-Xmx\\d+"));
    assertThat(Files.readAllLines(directory.resolve("task-manager-flags")))
        .anyMatch(flag -> flag.matches("-Xmx\\d+"))
        .anyMatch(flag -> flag.matches("-XX:MaxDirectMemorySize=\\d+"));
    assertThat(Files.readAllLines(directory.resolve("task-manager-arguments")))
        .contains("-D", "taskmanager.memory.managed.size=0b")
        .anyMatch(word -> word.matches("taskmanager.memory.task.heap.size=\\d+b"));
  }

  @Test
  void givesTheProcessesARangeOfPortsForTheirMetrics() throws Exception {
    Path libraries = Files.createDirectories(directory.resolve("lib"));

    ClusterFiles.write(
        new ClusterSettings(directory, libraries, 1, new Ports(1001, 1002, 1003, 9250)));

    assertThat(directory.resolve("conf/config.yaml"))
        .content()
        .contains("metrics.reporter.prometheus.port: \"9250-9299\"\n");
  }
}
