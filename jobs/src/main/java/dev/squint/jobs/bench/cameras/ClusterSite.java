package dev.squint.jobs.bench.cameras;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.load.Fleet;
import dev.squint.jobs.bench.load.Load;
import dev.squint.jobs.bench.load.WorkFolder;
import dev.squint.jobs.cluster.ClusterProcesses;
import dev.squint.jobs.cluster.ClusterSettings;
import dev.squint.jobs.deploy.JobJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster of processes with the topics of a fleet, for one measurement. Owns processes and files;
 * {@link #close()} ends and deletes them.
 */
public final class ClusterSite implements AutoCloseable {
  /** So that what is native can be told from what is heap. */
  private static final List<String> TASK_MANAGER_FLAGS = List.of("-XX:+AlwaysPreTouch");

  private final WorkFolder folder;
  private final ClusterProcesses cluster;
  private final Fleet fleet;
  private final int mostCameras;
  private final int slots;
  private final List<ProcessMeter> meters = new ArrayList<>();

  private ClusterSite(
      WorkFolder folder, ClusterProcesses cluster, Fleet fleet, int mostCameras, int slots) {
    this.folder = folder;
    this.cluster = cluster;
    this.fleet = fleet;
    this.mostCameras = mostCameras;
    this.slots = slots;
  }

  /**
   * Fails where no cluster can be started.
   *
   * @throws dev.squint.jobs.options.UserException when this process runs from a build, without jars
   */
  public static void requirePossible() {
    Path unusedLibraries = ClusterProcesses.libraries();
    Path unusedJar = JobJar.locate();
  }

  /**
   * Starts broker and job manager.
   *
   * @param slots of a task manager
   */
  public static ClusterSite start(Fleet fleet, int mostCameras, int slots) throws IOException {
    Path libraries = ClusterProcesses.libraries();
    WorkFolder folder = WorkFolder.create();
    try {
      ClusterProcesses cluster =
          ClusterProcesses.start(
              new ClusterSettings(folder.path(), libraries, slots, ClusterSettings.Ports.free()));
      return new ClusterSite(folder, cluster, fleet, mostCameras, slots);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Adds a task manager. */
  public void addTaskManager() throws IOException {
    meters.add(ProcessMeter.attach(cluster.addTaskManager(TASK_MANAGER_FLAGS).pid()));
  }

  /** How many task managers there are. */
  int taskManagers() {
    return meters.size();
  }

  /** Slots of all of them. */
  int slots() {
    return slots * taskManagers();
  }

  /** The meters of the task managers. */
  public List<ProcessMeter> meters() {
    return List.copyOf(meters);
  }

  /** What all task managers hold now. */
  ProcessUsage usage() throws IOException {
    ProcessUsage sum = new ProcessUsage(0, 0, 0, 0, 0, 0, 0, 0);
    for (ProcessMeter meter : meters) {
      sum = sum.plus(meter.usage());
    }
    return sum;
  }

  /** Processor seconds that the broker has used. */
  double brokerSeconds() {
    return cluster.broker().processorTime().toNanos() / 1e9;
  }

  /** Starts a job over all slots, writing at least once, and makes its topics. */
  public ClusterJob deploy(Topics topics, CascadeStages stages, ClusterJob.Settings settings)
      throws Exception {
    fleet.makeTopics(cluster.kafka(), topics, mostCameras);
    return ClusterJob.deploy(
        cluster,
        topics,
        new ClusterJob.Work(fleet.cameras(mostCameras), fleet.plans(mostCameras), stages, slots()),
        settings);
  }

  /** Starts a quiet load beside. */
  public Load startLoad(Topics topics) throws IOException {
    Path own = Files.createDirectories(folder.path().resolve("load-" + topics.prefix()));
    return fleet.startBeside(cluster.kafka(), topics, mostCameras, own);
  }

  /** The broker's address. */
  public String bootstrap() {
    return cluster.kafka();
  }

  /** Fails when a process has ended. */
  public void requireRunning() {
    cluster.requireRunning();
  }

  @Override
  public void close() throws IOException {
    try {
      for (ProcessMeter meter : meters) {
        meter.close();
      }
    } finally {
      cluster.close();
      folder.close();
    }
  }
}
