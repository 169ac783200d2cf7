package dev.squint.jobs.bench.cameras;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.latency.AnswerReader;
import dev.squint.jobs.bench.load.Fleet;
import dev.squint.jobs.bench.load.Load;
import dev.squint.jobs.bench.load.LoadOrder;
import dev.squint.jobs.bench.load.LoadStatus;
import dev.squint.jobs.bench.load.Pause;
import dev.squint.jobs.stages.DjlStages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures how many cameras a cluster serves: more and more, until the job does not keep up; on one
 * task manager, then on more. Broker, load, job manager and task managers are processes of their
 * own.
 */
public final class CamerasBench {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);

  private final CamerasSettings settings;
  private final Consumer<String> said;
  private final BooleanSupplier stop;
  private final List<CameraLevel> levels = new ArrayList<>();

  private CamerasBench(CamerasSettings settings, Consumer<String> said, BooleanSupplier stop) {
    this.settings = settings;
    this.said = said;
    this.stop = stop;
  }

  /**
   * Measures.
   *
   * @param said told how far it is
   * @param stop ends it; what was measured by then is reported
   */
  public static CamerasReport run(
      CamerasSettings settings, Consumer<String> said, BooleanSupplier stop) throws Exception {
    said.accept("cameras: making the clips of %d scenes".formatted(settings.scenes().size()));
    Fleet fleet = Fleet.record(settings.scenes(), settings.framesPerClip(), stop);
    CamerasBench bench = new CamerasBench(settings, said, stop);
    boolean complete = !stop.getAsBoolean() && bench.measureAll(fleet);
    return new CamerasReport(
        bench.levels, settings.framesPerSecond(), fleet.meanFrameBytes(), complete);
  }

  private boolean measureAll(Fleet fleet) throws Exception {
    said.accept("cameras: starting a cluster");
    CascadeStages stages = new DjlStages(settings.model(), settings.service());
    try (ClusterSite site = ClusterSite.start(fleet, settings.mostCameras(), settings.slots())) {
      for (int taskManagers : settings.taskManagers()) {
        while (site.taskManagers() < taskManagers && !stop.getAsBoolean()) {
          site.addTaskManager();
        }
        if (stop.getAsBoolean() || !measureSeries(site, stages)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns whether it came to its end. */
  private boolean measureSeries(ClusterSite site, CascadeStages stages) throws Exception {
    Topics topics = new Topics("on-%d.".formatted(site.taskManagers()));
    try (ClusterJob job =
            site.deploy(
                topics, stages, new ClusterJob.Settings(settings.checkpointInterval(), false));
        AnswerReader answers = AnswerReader.start(site.bootstrap(), topics);
        Load load = site.startLoad(topics)) {
      if (!warmUp(site, answers, load)) {
        return false;
      }
      for (int cameras : settings.cameras()) {
        LoadStatus unused = load.order(new LoadOrder(cameras, settings.framesPerSecond()));
        if (!Pause.of(settings.settle(), stop, site::requireRunning)) {
          return false;
        }
        Optional<CameraLevel> level =
            new LevelMeasurement(site, job, answers, load).measure(cameras, settings, stop);
        if (level.isEmpty()) {
          return false;
        }
        said.accept(level.get().text());
        levels.add(level.get());
        if (!level.get().keptUp() || !level.get().load().keptPace()) {
          return true;
        }
      }
      return true;
    }
  }

  private boolean warmUp(ClusterSite site, AnswerReader answers, Load load)
      throws InterruptedException {
    said.accept("cameras: warming up on %d task manager(s)".formatted(site.taskManagers()));
    // Enough for the compiler to see the work, and for each slot to have some.
    int cameras = Math.min(settings.mostCameras(), 4 * settings.slots() * site.taskManagers());
    LoadStatus unused = load.order(new LoadOrder(cameras, settings.framesPerSecond()));
    boolean answering =
        Pause.until(() -> answers.answered() > 0, START_PATIENCE, stop, site::requireRunning);
    if (!answering && !stop.getAsBoolean()) {
      throw new IllegalStateException("the job has answered nothing for " + START_PATIENCE);
    }
    return answering && Pause.of(settings.warmUp(), stop, site::requireRunning);
  }
}
