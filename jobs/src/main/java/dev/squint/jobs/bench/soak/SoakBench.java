package dev.squint.jobs.bench.soak;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.cameras.Checkpoint;
import dev.squint.jobs.bench.cameras.ClusterJob;
import dev.squint.jobs.bench.cameras.ClusterSite;
import dev.squint.jobs.bench.cameras.ProcessMeter;
import dev.squint.jobs.bench.cameras.ProcessUsage;
import dev.squint.jobs.bench.latency.AnswerReader;
import dev.squint.jobs.bench.load.Fleet;
import dev.squint.jobs.bench.load.Load;
import dev.squint.jobs.bench.load.LoadOrder;
import dev.squint.jobs.bench.load.LoadStatus;
import dev.squint.jobs.bench.load.Pause;
import dev.squint.jobs.stages.DjlStages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs cameras on one task manager for a long time and looks at what it holds. */
public final class SoakBench {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final int SAMPLES_TOLD = 6;
  private static final Topics TOPICS = new Topics("soak.");

  private final SoakSettings settings;
  private final Consumer<String> said;
  private final BooleanSupplier stop;
  private final List<SoakSample> samples = new ArrayList<>();

  private SoakBench(SoakSettings settings, Consumer<String> said, BooleanSupplier stop) {
    this.settings = settings;
    this.said = said;
    this.stop = stop;
  }

  /**
   * Soaks.
   *
   * @param said told how far it is, about once a minute
   * @param stop ends it; what was seen by then is reported
   */
  public static SoakReport run(SoakSettings settings, Consumer<String> said, BooleanSupplier stop)
      throws Exception {
    said.accept("soak: making the clips of %d scenes".formatted(settings.scenes().size()));
    Fleet fleet = Fleet.record(settings.scenes(), settings.framesPerClip(), stop);
    said.accept("soak: starting a cluster");
    SoakBench bench = new SoakBench(settings, said, stop);
    try (ClusterSite site = ClusterSite.start(fleet, settings.cameras(), settings.slots())) {
      site.addTaskManager();
      ClusterJob.Settings how =
          new ClusterJob.Settings(settings.checkpointInterval(), settings.exactlyOnce());
      DjlStages stages = new DjlStages(settings.model(), settings.service());
      try (ClusterJob job = site.deploy(TOPICS, stages, how);
          AnswerReader answers = AnswerReader.start(site.bootstrap(), TOPICS);
          Load load = site.startLoad(TOPICS)) {
        return bench.soak(new Running(site, job, answers, load));
      }
    }
  }

  /** The parts of a soak under way. */
  private record Running(ClusterSite site, ClusterJob job, AnswerReader answers, Load load) {
    ProcessMeter meter() {
      return site.meters().get(0);
    }
  }

  private SoakReport soak(Running running) throws IOException, InterruptedException {
    LoadStatus unused =
        running.load().order(new LoadOrder(settings.cameras(), settings.framesPerSecond()));
    boolean answering =
        Pause.until(
            () -> running.answers().answered() > 0,
            START_PATIENCE,
            stop,
            running.site()::requireRunning);
    if (!answering && !stop.getAsBoolean()) {
      throw new IllegalStateException("the job has answered nothing for " + START_PATIENCE);
    }
    running.answers().beginWindow();
    long startNanos = System.nanoTime();
    long sentBefore = running.load().status().sentInAll();
    long answeredBefore = running.answers().answered();
    boolean complete = answering && sampleUntilEnd(running, startNanos);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    LoadStatus sender = running.load().status();
    double rate = settings.cameras() * settings.framesPerSecond();
    List<Growth> growths = SoakVerdict.of(samples, rate);
    return new SoakReport(
        settings.cameras(),
        settings.framesPerSecond(),
        seconds,
        sender.sentInAll() - sentBefore,
        running.answers().answered() - answeredBefore,
        growths,
        growths.stream().allMatch(growth -> growth.verdict() == GrowthVerdict.FLAT),
        running.answers().figures(),
        sender,
        samples,
        complete);
  }

  private boolean sampleUntilEnd(Running running, long startNanos)
      throws IOException, InterruptedException {
    long intervals = settings.duration().dividedBy(settings.sampleInterval());
    for (long number = 1; number <= intervals; number++) {
      long due = startNanos + number * settings.sampleInterval().toNanos();
      Duration left = Duration.ofNanos(Math.max(0, due - System.nanoTime()));
      if (!Pause.of(left, stop, running.site()::requireRunning)) {
        return false;
      }
      running.job().requireRunning();
      SoakSample sample = sample(running, startNanos);
      samples.add(sample);
      if (number % SAMPLES_TOLD == 0 || number == intervals) {
        said.accept(sample.text());
      }
    }
    return true;
  }

  private static SoakSample sample(Running running, long startNanos)
      throws IOException, InterruptedException {
    running.meter().collect();
    ProcessUsage usage = running.meter().usage();
    List<Checkpoint> checkpoints = running.job().checkpoints();
    Checkpoint last =
        checkpoints.isEmpty() ? new Checkpoint(0, 0, 0) : checkpoints.get(checkpoints.size() - 1);
    long answered = running.answers().answered();
    return new SoakSample(
        (System.nanoTime() - startNanos) / 1e9,
        usage.heapUsedBytes(),
        usage.nativeBytes(),
        usage.directBytes(),
        usage.otherJavaBytes(),
        usage.residentBytes(),
        usage.threads(),
        usage.openFiles(),
        last.bytes(),
        last.durationMillis(),
        running.load().status().sentInAll() - answered,
        answered,
        usage.processorSeconds());
  }
}
