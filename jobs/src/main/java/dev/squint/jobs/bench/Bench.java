package dev.squint.jobs.bench;

import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.Plan;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.BenchReport.MachineFacts;
import dev.squint.jobs.bench.cameras.CameraLevel;
import dev.squint.jobs.bench.cameras.CamerasBench;
import dev.squint.jobs.bench.cameras.CamerasReport;
import dev.squint.jobs.bench.cameras.CamerasSettings;
import dev.squint.jobs.bench.cameras.ClusterSite;
import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEnd;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.latency.LatencyBench;
import dev.squint.jobs.bench.latency.LatencyReport;
import dev.squint.jobs.bench.latency.LatencySettings;
import dev.squint.jobs.bench.load.LoadBroker;
import dev.squint.jobs.bench.load.WorkFolder;
import dev.squint.jobs.bench.peer.PeerBench;
import dev.squint.jobs.bench.peer.PeerReport;
import dev.squint.jobs.bench.sample.FootageSample;
import dev.squint.jobs.bench.sample.FootageSample.SampledFrame;
import dev.squint.jobs.bench.soak.SoakBench;
import dev.squint.jobs.bench.soak.SoakReport;
import dev.squint.jobs.bench.soak.SoakSettings;
import dev.squint.jobs.bench.stage.MachineRates;
import dev.squint.jobs.bench.stage.StageBench;
import dev.squint.jobs.bench.stage.StageCost;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.Evaluator;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.offline.tuning.cost.Machine;
import dev.squint.jobs.stages.DjlStages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One benchmark run: reads footage, then measures what was asked for, one part after another, and
 * holds it to the budgets.
 */
public final class Bench {
  private static final int REFERENCE_PROBES = 5;
  private static final int MIN_REFERENCE_FRAMES = 60;
  private static final double SECOND_NANOS = 1e9;

  /** What loads are shares of where it was not measured what is kept up with, frames a second. */
  private static final double USUAL_CAPACITY = 400;

  private final BenchRequest request;
  private final OfflineBackend backend;
  private final BenchListener listener;
  private final BooleanSupplier stop;

  /**
   * A run.
   *
   * @param stop true ends it early with what is measured so far
   */
  public Bench(
      BenchRequest request, OfflineBackend backend, BenchListener listener, BooleanSupplier stop) {
    this.request = request;
    this.backend = backend;
    this.listener = listener;
    this.stop = stop;
  }

  /** Measures. */
  public BenchReport run() throws Exception {
    long start = System.nanoTime();
    if (wants(BenchSection.CAMERAS)) {
      ClusterSite.requirePossible(); // before minutes are spent on the rest
    }
    Plan plan = request.plan().plan();
    try (ReferenceDetector reference = backend.openReference(request.reference().model())) {
      QueryCheck.require(
          plan.queries(), reference.description(), request.reference().model().minimumScore());
      FootageSample sample =
          listener.frames(
              "reading footage",
              progress ->
                  FootageSample.read(
                      backend,
                      request.recording(),
                      request.effort().distinctFrames(),
                      plan,
                      stop,
                      progress));
      BenchParts parts = new BenchParts();
      double referenceMicros = referenceMicros(reference, sample);
      if (wants(BenchSection.STAGES) || wants(BenchSection.ACCURACY)) {
        stages(sample, reference, parts);
      }
      compare(sample, referenceMicros, parts);
      if (wants(BenchSection.END_TO_END)) {
        parts.endToEnd = endToEnd(sample, referenceMicros);
      }
      live(parts);
      return report(parts, reference, (System.nanoTime() - start) / SECOND_NANOS);
    }
  }

  /** What is measured under the load of simulated cameras, whatever the footage. */
  private void live(BenchParts parts) throws Exception {
    if (wants(BenchSection.CAMERAS)) {
      parts.cameras = Optional.of(CamerasBench.run(CamerasSettings.usual(), listener::say, stop));
    }
    if (wants(BenchSection.LATENCY)) {
      double capacity =
          request
              .capacity()
              .orElseGet(() -> parts.cameras.map(Bench::capacity).orElse(USUAL_CAPACITY));
      parts.latency =
          Optional.of(LatencyBench.run(LatencySettings.usual(capacity), listener::say, stop));
    }
  }

  /** The most that one task manager kept up with, sender and broker on the same machine. */
  private static double capacity(CamerasReport report) {
    return report.cameras().stream()
        .filter(level -> level.keptUp() && level.taskManagers() == 1)
        .mapToDouble(CameraLevel::answeredFramesPerSecond)
        .max()
        .orElse(USUAL_CAPACITY);
  }

  /**
   * Watches a job's memory under the load of simulated cameras.
   *
   * @param stop true ends it early with what is seen so far
   */
  public static SoakReport soak(Duration time, BenchListener listener, BooleanSupplier stop)
      throws Exception {
    return SoakBench.run(SoakSettings.usual(time), listener::say, stop);
  }

  /** What was measured so far. */
  private static final class BenchParts {
    private Optional<MachineRates> rates = Optional.empty();
    private Optional<List<StageCost>> stages = Optional.empty();
    private Optional<EvaluationReport> accuracy = Optional.empty();
    private Optional<CostCheck> cost = Optional.empty();
    private Optional<PeerReport> peers = Optional.empty();
    private Optional<EndToEndReport> endToEnd = Optional.empty();
    private Optional<LatencyReport> latency = Optional.empty();
    private Optional<CamerasReport> cameras = Optional.empty();
  }

  private boolean wants(BenchSection section) {
    return request.sections().contains(section) && !stop.getAsBoolean();
  }

  /** Decoding a frame and running the reference model on it, roughly: says how much it can do. */
  private double referenceMicros(ReferenceDetector reference, FootageSample sample)
      throws UnreadableFrameException {
    long best = Long.MAX_VALUE;
    for (SampledFrame frame : sample.spread(REFERENCE_PROBES)) {
      long start = System.nanoTime();
      reference.detect(List.of(backend.decoder().decode(frame.jpeg())));
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e3;
  }

  private void stages(FootageSample sample, ReferenceDetector reference, BenchParts parts) {
    MachineRates rates = MachineRates.measure(backend.encoder(), backend.decoder());
    StageBench bench =
        new StageBench(
            new StageBench.Settings(
                sample, request.plan(), reference, request.referenceGigaflops()),
            backend,
            rates);
    parts.rates = Optional.of(rates);
    parts.stages = Optional.of(bench.run(listener::say, stop));
  }

  /** What needs the reference model's answer on every frame, which is kept for all of it. */
  private void compare(FootageSample sample, double referenceMicros, BenchParts parts)
      throws Exception {
    if (!wants(BenchSection.ACCURACY) && !wants(BenchSection.PEERS)) {
      return;
    }
    try (WorkFolder folder = WorkFolder.create()) {
      BenchAccuracy accuracy =
          new BenchAccuracy(
              request,
              request.labels().orElse(folder.path().resolve("labels")),
              sample.frames().size(),
              referenceMicros);
      if (wants(BenchSection.PEERS)) {
        parts.peers =
            Optional.of(new PeerBench(backend).run(accuracy.peers(), listener::say, stop));
      }
      if (wants(BenchSection.ACCURACY)) {
        EvaluationReport report =
            listener.frames(
                "comparing with the reference model on every frame",
                progress -> new Evaluator(backend, stop).evaluate(accuracy.evaluation(), progress));
        parts.accuracy = Optional.of(report);
        parts.cost =
            parts.stages.map(stages -> CostCheck.of(request.plan().plan(), stages, report));
      }
    }
  }

  private Optional<EndToEndReport> endToEnd(FootageSample sample, double referenceMicros)
      throws Exception {
    BenchRequest.Effort effort = request.effort();
    int workers = Runtime.getRuntime().availableProcessors();
    DjlStages stages =
        new DjlStages(
            request.reference().model(), request.reference().service().withWorkers(workers));
    double frames = effort.referenceSeconds() / effort.rounds() * 1e6 / referenceMicros * workers;
    int referenceFrames = (int) Math.max(MIN_REFERENCE_FRAMES, frames);
    listener.say("starting Kafka and the reference model");
    try (WorkFolder folder = WorkFolder.create();
        LoadBroker broker = LoadBroker.startBeside(folder.path());
        // Held open, so that the model is loaded once for all jobs.
        ReferenceService service = stages.openReference()) {
      EndToEnd.Settings settings =
          new EndToEnd.Settings(
              broker.address(),
              new Topics("bench-"),
              sample,
              request.plan(),
              stages,
              effort.topicFrames(),
              effort.rounds(),
              referenceFrames);
      return new EndToEnd(settings, listener::say, stop).run();
    }
  }

  private BenchReport report(BenchParts parts, ReferenceDetector reference, double seconds) {
    return new BenchReport(
        new MachineFacts(
            Machine.describe(),
            Runtime.getRuntime().availableProcessors(),
            parts.rates.orElse(null)),
        request.recording().location(),
        request.plan().id(),
        reference.description().name(),
        parts.endToEnd.map(EndToEndReport::speedup).orElse(null),
        parts.endToEnd.map(EndToEndReport::consumerRatio).orElse(null),
        parts.endToEnd.orElse(null),
        parts.stages.orElse(null),
        parts.cost.orElse(null),
        parts.accuracy.orElse(null),
        parts.peers.orElse(null),
        parts.latency.orElse(null),
        parts.cameras.map(CamerasReport::cameras).orElse(null),
        budgets(parts),
        seconds,
        stop.getAsBoolean());
  }

  private static List<BudgetCheck> budgets(BenchParts parts) {
    Budgets budgets = new Budgets();
    parts.endToEnd.ifPresent(budgets::addEndToEnd);
    parts.cost.ifPresent(budgets::addCost);
    parts.accuracy.ifPresent(budgets::addFilter);
    parts.stages.ifPresent(budgets::addStages);
    parts.latency.ifPresent(budgets::addLatency);
    parts.cameras.ifPresent(budgets::addCameras);
    return budgets.checks();
  }
}
