package dev.squint.jobs.bench.latency;

import dev.squint.core.reference.ReferenceService;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.latency.LatencyReport.Level;
import dev.squint.jobs.bench.latency.LatencyReport.Mode;
import dev.squint.jobs.bench.load.Fleet;
import dev.squint.jobs.bench.load.KeepingUp;
import dev.squint.jobs.bench.load.KeepingUp.Counts;
import dev.squint.jobs.bench.load.Load;
import dev.squint.jobs.bench.load.LoadBroker;
import dev.squint.jobs.bench.load.LoadOrder;
import dev.squint.jobs.bench.load.LoadStatus;
import dev.squint.jobs.bench.load.Pause;
import dev.squint.jobs.bench.load.WorkFolder;
import dev.squint.jobs.local.LocalJob;
import dev.squint.jobs.stages.DjlStages;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.StartingOffsets;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures how long answers take at shares of a capacity, with the job in this process, once
 * writing at least once and once exactly once.
 */
public final class LatencyBench {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  /** A job that does not keep up is not waited for to the end. */
  private static final Duration TAIL_PATIENCE = Duration.ofSeconds(10);

  private LatencyBench() {}

  /**
   * Measures.
   *
   * @param said told how far it is
   * @param stop ends it; what was measured by then is reported
   */
  public static LatencyReport run(
      LatencySettings settings, Consumer<String> said, BooleanSupplier stop) throws Exception {
    List<Mode> modes = stop.getAsBoolean() ? List.of() : measureModes(settings, said, stop);
    boolean complete =
        modes.size() == 2
            && modes.stream()
                .allMatch(mode -> mode.levels().size() == settings.loadShares().size());
    return new LatencyReport(
        settings.capacityFramesPerSecond(),
        settings.checkpointInterval().toMillis(),
        modes,
        complete);
  }

  private static List<Mode> measureModes(
      LatencySettings settings, Consumer<String> said, BooleanSupplier stop) throws Exception {
    said.accept("latency: making the clips of %d scenes".formatted(settings.scenes().size()));
    Fleet fleet = Fleet.record(settings.scenes(), settings.framesPerClip(), stop);
    List<Mode> modes = new ArrayList<>();
    try (WorkFolder folder = WorkFolder.create();
        LoadBroker broker =
            settings.loadBeside()
                ? LoadBroker.startBeside(folder.path())
                : LoadBroker.startHere()) {
      for (boolean exactlyOnce : List.of(false, true)) {
        if (!stop.getAsBoolean()) {
          Site site = new Site(settings, fleet, broker.address(), folder.path());
          modes.add(measure(site, exactlyOnce, said, stop));
        }
      }
    }
    return modes;
  }

  /** What both modes are measured with. */
  private record Site(LatencySettings settings, Fleet fleet, String bootstrap, Path folder) {
    int mostCameras() {
      return settings.loadShares().stream().mapToInt(settings::cameras).max().orElseThrow();
    }
  }

  private static Mode measure(
      Site site, boolean exactlyOnce, Consumer<String> said, BooleanSupplier stop)
      throws Exception {
    LatencySettings settings = site.settings();
    String name = exactlyOnce ? "exactly-once" : "at-least-once";
    Topics topics = new Topics(name + ".");
    int most = site.mostCameras();
    site.fleet().makeTopics(site.bootstrap(), topics, most);
    Path own = Files.createDirectories(site.folder().resolve(name));
    List<Level> levels = new ArrayList<>();
    // Held here, so that its statistics can be read.
    DjlStages stages = new DjlStages(settings.model(), settings.service());
    try (ReferenceService reference = stages.openReference();
        LocalJob job = startJob(site, stages, topics, exactlyOnce, own.resolve("job"));
        AnswerReader answers = AnswerReader.start(site.bootstrap(), topics);
        Load load = startLoad(site, topics, most, own)) {
      Running running =
          new Running(
              settings, job, answers, load, new ReferenceWatch(reference::statistics), stop);
      said.accept("latency: %s, warming up".formatted(name));
      if (warmUp(running)) {
        for (double share : settings.loadShares()) {
          Optional<Level> level = measure(running, share, exactlyOnce);
          level.ifPresent(found -> said.accept(LatencyText.of(name, found)));
          level.ifPresent(levels::add);
        }
      }
    }
    long limit =
        LatencyReport.LIMIT_MILLIS + (exactlyOnce ? settings.checkpointInterval().toMillis() : 0);
    return new Mode(exactlyOnce, limit, levels);
  }

  /** A mode's parts while it is measured. */
  private record Running(
      LatencySettings settings,
      LocalJob job,
      AnswerReader answers,
      Load load,
      ReferenceWatch reference,
      BooleanSupplier stop) {
    boolean pause(Duration time) throws InterruptedException {
      job.requireRunning();
      return Pause.of(time, stop, reference::look);
    }
  }

  private static boolean warmUp(Running running) throws InterruptedException {
    LatencySettings settings = running.settings();
    double share = settings.loadShares().get(0);
    LoadStatus unused =
        running
            .load()
            .order(new LoadOrder(settings.cameras(share), settings.framesPerSecond(share)));
    boolean answers =
        Pause.until(
            () -> running.answers().answered() > 0,
            START_PATIENCE,
            running.stop(),
            () -> requireRunning(running.job()));
    if (!answers && !running.stop().getAsBoolean()) {
      throw new IllegalStateException("the job has answered nothing for " + START_PATIENCE);
    }
    return answers && running.pause(settings.warmUp());
  }

  /** Empty after a stop. */
  private static Optional<Level> measure(Running running, double share, boolean exactlyOnce)
      throws InterruptedException {
    LatencySettings settings = running.settings();
    int cameras = settings.cameras(share);
    LoadStatus unused =
        running.load().order(new LoadOrder(cameras, settings.framesPerSecond(share)));
    if (!running.pause(settings.settle())) {
      return Optional.empty();
    }
    running.reference().clear();
    running.answers().beginWindow();
    long startNanos = System.nanoTime();
    Counts start = counts(running);
    boolean whole = running.pause(settings.measure());
    Counts end = counts(running);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    running.answers().endWindow();
    LoadStatus load = running.load().status();
    if (!whole || !awaitAnswers(running, end.sent())) {
      return Optional.empty();
    }
    KeepingUp keeping =
        new KeepingUp(
            seconds, start, end, exactlyOnce ? settings.checkpointInterval().toMillis() / 1e3 : 0);
    return Optional.of(
        new Level(
            share,
            cameras,
            keeping.offeredPerSecond(),
            keeping.answeredPerSecond(),
            keeping.holds(),
            running.answers().figures(),
            load,
            running.reference().samples()));
  }

  /** Waits for the answers of what was measured; returns whether there was no stop. */
  private static boolean awaitAnswers(Running running, long frames) throws InterruptedException {
    Duration patience = running.settings().checkpointInterval().plus(TAIL_PATIENCE);
    boolean unused =
        Pause.until(
            () -> running.answers().answered() >= frames,
            patience,
            running.stop(),
            running.reference()::look);
    return !running.stop().getAsBoolean();
  }

  private static Counts counts(Running running) {
    return new Counts(running.load().status().sentInAll(), running.answers().answered());
  }

  private static LocalJob startJob(
      Site site, DjlStages stages, Topics topics, boolean exactlyOnce, Path directory)
      throws Exception {
    int most = site.mostCameras();
    KafkaJob job =
        new KafkaJob(
            "latency-" + (exactlyOnce ? "exactly-once" : "at-least-once"),
            site.bootstrap(),
            site.fleet().cameras(most),
            StartingOffsets.earliest(),
            false,
            exactlyOnce);
    WorkflowOptions options =
        WorkflowOptions.of(topics, site.fleet().plans(most), stages)
            .withCheckpointInterval(site.settings().checkpointInterval());
    int parallelism = Math.min(most, Runtime.getRuntime().availableProcessors());
    return LocalJob.start(job, options, parallelism, Optional.empty(), directory);
  }

  private static Load startLoad(Site site, Topics topics, int most, Path directory)
      throws Exception {
    return site.settings().loadBeside()
        ? site.fleet().startBeside(site.bootstrap(), topics, most, directory)
        : site.fleet().startHere(site.bootstrap(), topics, most);
  }

  private static void requireRunning(LocalJob job) {
    try {
      job.requireRunning();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
