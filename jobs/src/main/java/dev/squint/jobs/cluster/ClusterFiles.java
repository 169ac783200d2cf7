package dev.squint.jobs.cluster;

import dev.squint.jobs.cluster.ClusterSettings.Ports;
import dev.squint.jobs.metrics.PrometheusSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * Writes what the processes of a cluster read ({@code conf/config.yaml}, {@code conf/logback.xml})
 * and what starts them needs: {@code class-path}, {@code addresses}, {@code environment} and, one
 * word a line, {@code java-flags}, {@code job-manager-flags}, {@code task-manager-flags} and {@code
 * task-manager-arguments}.
 */
public final class ClusterFiles {
  static final String HOST = "127.0.0.1";

  private static final String LOGBACK =
      """
      <configuration>
        <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder>
            <pattern>%d{HH:mm:ss.SSS} %-5level %logger{24} - %msg%n</pattern>
          </encoder>
        </appender>
        <logger name="org.apache.kafka" level="WARN"/>
        <logger name="kafka" level="WARN"/>
        <root level="INFO">
          <appender-ref ref="console"/>
        </root>
      </configuration>
      """;

  private ClusterFiles() {}

  /**
   * Run by {@code scripts/cluster.sh}.
   *
   * @param arguments directory, folder of jars, slots, Kafka port, REST port, first metrics port; a
   *     port of 0 is a free one, except of metrics, which are then not shown
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 6) {
      throw new IllegalArgumentException(
          "usage: ClusterFiles DIRECTORY LIBRARIES SLOTS KAFKA_PORT REST_PORT METRICS_PORT");
    }
    Ports ports =
        Ports.choose(
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    write(
        new ClusterSettings(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Integer.parseInt(arguments[2]),
            ports));
  }

  static void write(ClusterSettings settings) throws IOException {
    Path directory = settings.directory();
    Path configuration = Files.createDirectories(directory.resolve("conf"));
    for (String name : List.of("checkpoints", "savepoints", "tmp", "logs")) {
      Files.createDirectories(directory.resolve(name));
    }
    Files.writeString(
        configuration.resolve("config.yaml"),
        flinkConfiguration(settings) + metrics(settings.ports()));
    Files.writeString(configuration.resolve("logback.xml"), LOGBACK);
    Files.writeString(
        directory.resolve("class-path"),
        ClusterClassPath.of(settings.libraries()).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    Files.writeString(
        directory.resolve("addresses"),
        """
        KAFKA=%s:%d
        FLINK=%s:%d
        """
            .formatted(HOST, settings.ports().kafka(), HOST, settings.ports().rest()));
    writeCommandLines(directory);
  }

  private static void writeCommandLines(Path directory) throws IOException {
    Files.write(directory.resolve("java-flags"), JavaSettings.flags());
    Files.write(
        directory.resolve("environment"),
        JavaSettings.environment().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList());
    ClusterMemory memory =
        ClusterMemory.of(
            GlobalConfiguration.loadConfiguration(directory.resolve("conf").toString()));
    Files.write(directory.resolve("job-manager-flags"), memory.jobManagerFlags());
    Files.write(directory.resolve("task-manager-flags"), memory.taskManagerFlags());
    Files.write(directory.resolve("task-manager-arguments"), memory.taskManagerArguments());
  }

  private static String flinkConfiguration(ClusterSettings settings) {
    Path directory = settings.directory();
    return """
    jobmanager.rpc.address: %1$s
    jobmanager.rpc.port: %2$d
    jobmanager.bind-host: %1$s
    jobmanager.memory.process.size: 1g
    rest.address: %1$s
    rest.bind-address: %1$s
    rest.port: %3$d
    rest.bind-port: "%3$d"
    taskmanager.host: %1$s
    taskmanager.bind-host: %1$s
    taskmanager.numberOfTaskSlots: %4$d
    # Models lie outside the heap and outside what Flink counts; no operator takes managed memory.
    taskmanager.memory.process.size: 2g
    taskmanager.memory.managed.size: 0
    taskmanager.memory.task.off-heap.size: 256m
    # A task manager that died is noticed within seconds.
    heartbeat.interval: 1000
    heartbeat.timeout: 20000
    restart-strategy.type: exponential-delay
    restart-strategy.exponential-delay.initial-backoff: 1 s
    restart-strategy.exponential-delay.max-backoff: 30 s
    execution.checkpointing.dir: %5$s
    execution.checkpointing.savepoint-dir: %6$s
    io.tmp.dirs: %7$s
    pipeline.generic-types: false
    pipeline.auto-generate-uids: false
    """
        .formatted(
            HOST,
            settings.ports().jobManager(),
            settings.ports().rest(),
            settings.slots(),
            directory.resolve("checkpoints").toUri(),
            directory.resolve("savepoints").toUri(),
            directory.resolve("tmp"));
  }

  private static String metrics(Ports ports) {
    if (ports.metrics() == 0) {
      return "";
    }
    int last = ports.metrics() + Ports.METRICS_RANGE - 1;
    StringBuilder lines = new StringBuilder();
    PrometheusSettings.of(ports.metrics() + "-" + last)
        .forEach((key, value) -> lines.append("%s: \"%s\"%n".formatted(key, value)));
    return lines.toString();
  }
}
