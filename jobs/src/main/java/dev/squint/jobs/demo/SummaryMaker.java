package dev.squint.jobs.demo;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.demo.DemoSummary.Accuracy;
import dev.squint.jobs.demo.DemoSummary.Camera;
import dev.squint.jobs.demo.DemoSummary.CameraQuery;
import dev.squint.jobs.demo.DemoSummary.Cost;
import dev.squint.jobs.demo.DemoSummary.Wall;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.QueryReport;
import dev.squint.jobs.offline.TruthKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a headless demo.
 *
 * @param show what was run
 * @param answers what was answered
 * @param compared the comparisons, of the cameras that were compared
 */
record SummaryMaker(DemoShow show, AnswerLog answers, Map<ShownCamera, EvaluationReport> compared) {

  /**
   * The summary.
   *
   * @param processorNanos processor time of this process while the job ran
   */
  DemoSummary summary(LocalStatus status, long processorNanos, Wall wall) {
    Map<DecidedBy, Long> byStage = new EnumMap<>(DecidedBy.class);
    for (ShownCamera camera : show.cameras()) {
      answers
          .byStage(camera.id())
          .forEach((stage, count) -> byStage.merge(stage, count, Long::sum));
    }
    long resolved = total(byStage) - byStage.getOrDefault(DecidedBy.UNRESOLVED, 0L);
    Cost cost = compared.isEmpty() ? null : cost(processorNanos / 1e3 / status.answered());
    return new DemoSummary(
        resolved,
        status.sent(),
        status.sending() == 0 && resolved == status.sent(),
        shares(byStage),
        status.events(),
        status.deadLetters(),
        accuracy(),
        cost == null ? null : cost.referenceMicrosPerFrame() / cost.microsPerFrame(),
        cost,
        show.cameras().stream().map(this::camera).toList(),
        wall);
  }

  private Cost cost(double processMicros) {
    return new Cost(
        mean(report -> report.cost().microsPerFrame()),
        mean(report -> report.cost().referenceMicrosPerFrame()),
        mean(report -> report.cost().filterMicrosPerFrame()),
        processMicros,
        EvaluationReport.Cost.COUNTED);
  }

  /** Over all frames that were compared. */
  private double mean(ToDoubleFunction<EvaluationReport> value) {
    double sum = 0;
    long frames = 0;
    for (EvaluationReport report : compared.values()) {
      sum += report.frames() * value.applyAsDouble(report);
      frames += report.frames();
    }
    return sum / frames;
  }

  private Accuracy accuracy() {
    List<CameraQuery> exact = new ArrayList<>();
    List<CameraQuery> reference = new ArrayList<>();
    List<CameraQuery> own = new ArrayList<>();
    compared.forEach(
        (camera, report) -> {
          boolean exactly = report.truth() == TruthKind.EXACT;
          add(camera, report.queries(), exactly ? exact : reference);
          add(camera, orNone(report.againstReference()), reference);
          add(camera, orNone(report.referenceAgainstExact()), own);
        });
    return new Accuracy(exact, reference, own);
  }

  private static List<QueryReport> orNone(@Nullable List<QueryReport> reports) {
    return reports == null ? List.of() : reports;
  }

  private static void add(ShownCamera camera, List<QueryReport> reports, List<CameraQuery> to) {
    reports.forEach(report -> to.add(new CameraQuery(camera.id(), report)));
  }

  private Camera camera(ShownCamera camera) {
    Map<DecidedBy, Long> byStage = answers.byStage(camera.id());
    EvaluationReport report = compared.get(camera);
    return new Camera(
        camera.id(),
        camera.title(),
        camera.footage().location(),
        camera.plan().id(),
        camera.isTuned(),
        total(byStage),
        shares(byStage),
        report == null ? 0 : report.frames(),
        report == null ? null : report.cost().microsPerFrame(),
        report == null ? null : report.cost().referenceMicrosPerFrame());
  }

  private static long total(Map<DecidedBy, Long> byStage) {
    return byStage.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<DecidedBy, Double> shares(Map<DecidedBy, Long> byStage) {
    long total = total(byStage);
    Map<DecidedBy, Double> shares = new EnumMap<>(DecidedBy.class);
    for (DecidedBy stage : DecidedBy.values()) {
      shares.put(stage, total == 0 ? 0 : byStage.getOrDefault(stage, 0L) / (double) total);
    }
    return shares;
  }
}
