package dev.squint.jobs.bench.cameras;

import dev.squint.jobs.bench.latency.AnswerFigures;
import dev.squint.jobs.bench.latency.AnswerReader;
import dev.squint.jobs.bench.load.KeepingUp;
import dev.squint.jobs.bench.load.KeepingUp.Counts;
import dev.squint.jobs.bench.load.Load;
import dev.squint.jobs.bench.load.LoadStatus;
import dev.squint.jobs.bench.load.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The measurement of one level of cameras that are sending.
 *
 * @param site where the job runs
 * @param job the job
 * @param answers read as they come
 * @param load what is sent
 */
record LevelMeasurement(ClusterSite site, ClusterJob job, AnswerReader answers, Load load) {
  /** A job that does not keep up is not waited for to the end. */
  private static final Duration TAIL_PATIENCE = Duration.ofSeconds(3);

  /** All counts at one moment. */
  private record Moment(
      long nanos, Counts counts, ProcessUsage usage, double brokerSeconds, long lastCheckpoint) {}

  /** Measures for the time that is set; empty after a stop. */
  Optional<CameraLevel> measure(int cameras, CamerasSettings settings, BooleanSupplier stop)
      throws IOException, InterruptedException {
    job.requireRunning();
    answers.beginWindow();
    Moment start = moment();
    boolean whole = Pause.of(settings.measure(), stop, site::requireRunning);
    Moment end = moment();
    answers.endWindow();
    LoadStatus sender = load.status();
    boolean unused =
        Pause.until(
            () -> answers.answered() >= end.counts().sent(),
            TAIL_PATIENCE,
            stop,
            site::requireRunning);
    if (!whole || stop.getAsBoolean()) {
      return Optional.empty();
    }
    List<Checkpoint> checkpoints =
        job.checkpoints().stream()
            .filter(
                checkpoint ->
                    checkpoint.id() > start.lastCheckpoint()
                        && checkpoint.id() <= end.lastCheckpoint())
            .toList();
    return Optional.of(level(cameras, start, end, checkpoints, answers.figures(), sender));
  }

  private CameraLevel level(
      int cameras,
      Moment start,
      Moment end,
      List<Checkpoint> checkpoints,
      AnswerFigures latency,
      LoadStatus sender) {
    double seconds = (end.nanos() - start.nanos()) / 1e9;
    KeepingUp keeping = new KeepingUp(seconds, start.counts(), end.counts(), 0);
    double processor = end.usage().processorSeconds() - start.usage().processorSeconds();
    long answered = Math.max(1, end.counts().answered() - start.counts().answered());
    long smallest = checkpoints.stream().mapToLong(Checkpoint::bytes).min().orElse(0);
    return new CameraLevel(
        cameras,
        site.taskManagers(),
        site.slots(),
        keeping.offeredPerSecond(),
        keeping.answeredPerSecond(),
        keeping.holds(),
        keeping.lagFrames(),
        processor / seconds,
        processor / answered * 1e6,
        (end.brokerSeconds() - start.brokerSeconds()) / answered * 1e6,
        end.usage().heapUsedBytes(),
        end.usage().nativeBytes(),
        end.usage().residentBytes(),
        end.usage().threads(),
        smallest / cameras,
        checkpoints.stream().mapToLong(Checkpoint::bytes).max().orElse(0),
        checkpoints.stream().mapToLong(Checkpoint::durationMillis).max().orElse(0),
        checkpoints.size(),
        latency,
        sender);
  }

  private Moment moment() throws IOException, InterruptedException {
    long last = job.checkpoints().stream().mapToLong(Checkpoint::id).max().orElse(0);
    return new Moment(
        System.nanoTime(),
        new Counts(load.status().sentInAll(), answers.answered()),
        site.usage(),
        site.brokerSeconds(),
        last);
  }
}
