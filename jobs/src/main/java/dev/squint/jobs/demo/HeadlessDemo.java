package dev.squint.jobs.demo;

import com.sun.management.OperatingSystemMXBean;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.jobs.local.LocalBroker;
import dev.squint.jobs.local.LocalRun;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.tuning.Phases;
import dev.squint.jobs.options.KafkaConfig;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The demo for machines: runs the cameras until all their frames are answered, then asks the
 * reference model about every one of them and compares.
 */
public final class HeadlessDemo {
  private final OfflineBackend backend;
  private final BooleanSupplier stop;
  private final Phases phases;
  private final Consumer<String> notes;

  /**
   * A demo.
   *
   * @param stop ends what is going on; what was answered by then is summed up
   * @param phases shows the parts of the work
   * @param notes told how far the run is
   */
  public HeadlessDemo(
      OfflineBackend backend, BooleanSupplier stop, Phases phases, Consumer<String> notes) {
    this.backend = backend;
    this.stop = stop;
    this.phases = phases;
    this.notes = notes;
  }

  /**
   * Runs the demo.
   *
   * @param show whose cameras come to an end
   * @param startNanos when the command began, by {@link System#nanoTime()}
   * @param listener told each detection
   * @throws Exception what ended a camera early, or what made the job fail
   */
  public DemoSummary run(DemoShow show, long startNanos, Consumer<DetectionRecord> listener)
      throws Exception {
    AnswerLog answers = new AnswerLog();
    KafkaConfig kafka = show.config(true).kafka();
    // Kept until the end: parts of Flink ask for it for some time after the job is over.
    try (LocalBroker broker = LocalBroker.start(kafka.embedded(), Optional.empty())) {
      JobOutcome outcome = runJob(show, broker, answers.andThen(listener));
      long comparedFrom = System.nanoTime();
      Map<ShownCamera, EvaluationReport> compared = compare(show, answers);
      DemoSummary.Wall wall =
          new DemoSummary.Wall(
              seconds(outcome.startedNanos() - startNanos),
              seconds(comparedFrom - outcome.startedNanos()),
              seconds(System.nanoTime() - comparedFrom));
      return new SummaryMaker(show, answers, compared)
          .summary(outcome.status(), outcome.processorNanos(), wall);
    }
  }

  /**
   * A job that is over.
   *
   * @param status its last counts
   * @param startedNanos when it had started
   * @param processorNanos processor time of this process from then on
   */
  private record JobOutcome(LocalStatus status, long startedNanos, long processorNanos) {}

  private JobOutcome runJob(DemoShow show, LocalBroker broker, Consumer<DetectionRecord> listener)
      throws Exception {
    try (LocalRun run =
        LocalRun.start(show.config(true), show.plans(), backend, broker.address(), listener)) {
      long startedNanos = System.nanoTime();
      long before = processorNanos();
      run.await(stop, true, this::tell);
      LocalStatus status = run.drain();
      if (run.sourceFailure().isPresent()) {
        throw run.sourceFailure().get();
      }
      return new JobOutcome(status, startedNanos, processorNanos() - before);
    }
  }

  private void tell(LocalStatus status) {
    notes.accept("%d frames in, %d answered".formatted(status.sent(), status.answered()));
  }

  /** The cameras that were compared before a stop. */
  private Map<ShownCamera, EvaluationReport> compare(DemoShow show, AnswerLog answers)
      throws Exception {
    Map<ShownCamera, EvaluationReport> reports = new LinkedHashMap<>();
    AnswerComparison comparison = new AnswerComparison(backend, stop, show.reference());
    for (ShownCamera camera : show.cameras()) {
      if (!stop.getAsBoolean()) {
        comparison
            .compare(camera, answers, phases.begin("comparing " + camera.id()))
            .ifPresent(report -> reports.put(camera, report));
      }
    }
    return reports;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
