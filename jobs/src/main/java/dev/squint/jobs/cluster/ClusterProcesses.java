package dev.squint.jobs.cluster;

import dev.squint.core.frame.CameraId;
import dev.squint.jobs.kafka.BrokerProcess;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kafka broker and a Flink cluster as children of this process, from the same configuration as
 * those of {@code scripts/cluster.sh}; {@link #close()} ends them, their files stay. One thread at
 * a time.
 */
public final class ClusterProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern TASK_MANAGERS = Pattern.compile("\"taskmanagers\":(\\d+)");
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String BROKER_HEAP = "-Xmx1g";

  private final ClusterSettings settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ChildProcess> started = new ArrayList<>(); // in order
  private final List<ChildProcess> taskManagers = new ArrayList<>();

  private ClusterProcesses(ClusterSettings settings) {
    this.settings = settings;
  }

  /** Starts broker and job manager, and waits until both serve. */
  public static ClusterProcesses start(ClusterSettings settings) throws IOException {
    ClusterFiles.write(settings);
    ClusterProcesses cluster = new ClusterProcesses(settings);
    try {
      ChildProcess broker = cluster.startBroker();
      ChildProcess jobManager = cluster.startJobManager();
      cluster.await(broker, () -> listens(settings.ports().kafka()));
      cluster.await(jobManager, () -> cluster.registered() >= 0);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * The folder of jars that this process runs from.
   *
   * @throws UserException when it runs from folders of classes, as within a build
   */
  public static Path libraries() {
    try {
      Path core =
          Path.of(CameraId.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(core)) {
        throw new UserException(
            "a cluster of processes needs Squint's jars, and this runs from %s; run mvn package"
                .formatted(core));
      }
      return core.resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes come from no file", e);
    }
  }

  /**
   * Starts one more task manager and waits until the job manager knows it.
   *
   * @param flags for its Java, beside the usual ones
   */
  public ChildProcess addTaskManager(List<String> flags) throws IOException {
    String name = "task-manager-" + (taskManagers.size() + 1);
    List<String> allFlags = new ArrayList<>(words("task-manager-flags"));
    allFlags.addAll(flags);
    List<String> arguments = new ArrayList<>(configDirectory());
    arguments.addAll(words("task-manager-arguments"));
    arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    ChildProcess taskManager =
        startFlink(
            name, allFlags, "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", arguments);
    taskManagers.add(taskManager);
    int wanted = taskManagers.size();
    await(taskManager, () -> registered() >= wanted);
    return taskManager;
  }

  /** The broker's address, as clients take it. */
  public String kafka() {
    return ClusterFiles.HOST + ":" + settings.ports().kafka();
  }

  /** The address of Flink's REST interface. */
  public String flink() {
    return ClusterFiles.HOST + ":" + settings.ports().rest();
  }

  /** The broker. */
  public ChildProcess broker() {
    return started.get(0);
  }

  /** The task managers, in the order of their start. */
  public List<ChildProcess> taskManagers() {
    return List.copyOf(taskManagers);
  }

  /** Fails when one of the processes has ended. */
  public void requireRunning() {
    started.forEach(ChildProcess::requireRunning);
  }

  /** Ends task managers first and the broker last: they say goodbye to what still runs. */
  @Override
  public void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
    started.clear();
  }

  private ChildProcess startBroker() throws IOException {
    return start(
        new ChildProcess.Start(
            "broker",
            List.of(BROKER_HEAP, logging()),
            ChildProcess.thisClassPath(),
            BrokerProcess.class.getName(),
            List.of(
                settings.directory().resolve("kafka").toString(),
                Integer.toString(settings.ports().kafka())),
            log("broker")));
  }

  private ChildProcess startJobManager() throws IOException {
    return startFlink(
        "job-manager",
        words("job-manager-flags"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        configDirectory());
  }

  private ChildProcess startFlink(
      String name, List<String> flags, String mainClass, List<String> arguments)
      throws IOException {
    List<String> allFlags = new ArrayList<>(flags);
    allFlags.addAll(words("java-flags"));
    allFlags.add(logging());
    String classPath =
        ChildProcess.withTiedMain(
            settings.directory().resolve("tied"),
            Files.readString(settings.directory().resolve("class-path")));
    return start(
        new ChildProcess.Start(name, allFlags, classPath, mainClass, arguments, log(name)));
  }

  private ChildProcess start(ChildProcess.Start start) throws IOException {
    ChildProcess process = ChildProcess.start(start);
    started.add(process);
    return process;
  }

  private List<String> configDirectory() {
    return List.of("--configDir", settings.directory().resolve("conf").toString());
  }

  private String logging() {
    return "-Dlogback.configurationFile=" + settings.directory().resolve("conf/logback.xml");
  }

  private Path log(String name) {
    return settings.directory().resolve("logs").resolve(name + ".log");
  }

  private List<String> words(String file) throws IOException {
    return Files.readAllLines(settings.directory().resolve(file));
  }

  /** The number of task managers that the job manager knows; negative while it does not answer. */
  private int registered() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + flink() + "/overview")).build();
    try {
      Matcher found = TASK_MANAGERS.matcher(http.send(request, BodyHandlers.ofString()).body());
      return found.find() ? Integer.parseInt(found.group(1)) : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds();
  }

  private void await(ChildProcess process, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      process.requireRunning();
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException(
            "a process of the cluster in %s is not ready after %d s; see its logs"
                .formatted(settings.directory(), PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
