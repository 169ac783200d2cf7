package dev.squint.jobs.bench;

import dev.squint.jobs.bench.cameras.CameraLevel;
import dev.squint.jobs.bench.cameras.CamerasReport;
import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.latency.LatencyReport;
import dev.squint.jobs.bench.stage.StageCost;
import dev.squint.jobs.offline.EvaluationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Squint is built to, held against what a run measured. Mutable; not thread-safe. */
final class Budgets {
  private static final double SPEEDUP = 100;
  private static final double CONSUMER_RATIO = 0.5;
  private static final double FILTER_MICROS = 100;
  private static final double DECODE_RATIO = 1.3;
  private static final double DIFFERENCE_MICROS = 10;
  private static final double MODEL_MICROS = 60;
  private static final double COST_ERROR = 0.2;
  private static final int USUAL_BATCH = 32;
  private static final double HALF_LOAD = 0.5;
  private static final double KIBIBYTE = 1024;

  private final List<BudgetCheck> checks = new ArrayList<>();

  /** The budgets added so far. */
  List<BudgetCheck> checks() {
    return List.copyOf(checks);
  }

  void addEndToEnd(EndToEndReport report) {
    checks.add(
        BudgetCheck.atLeast(
            "cascade against reference model on every frame",
            "at least 100 times as fast on quiet scenes",
            SPEEDUP,
            report.speedup()));
    checks.add(
        BudgetCheck.atLeast(
            "job on short-circuited frames against bare consumer",
            "at least 0.5 of its rate",
            CONSUMER_RATIO,
            report.consumerRatio()));
  }

  void addCost(CostCheck check) {
    checks.add(
        BudgetCheck.atMost(
            "cost model against measurement",
            "at most 0.2 off",
            COST_ERROR,
            Math.abs(check.ratio() - 1)));
  }

  /** What the filter costs on average: few frames pass all of it. */
  void addFilter(EvaluationReport report) {
    checks.add(
        BudgetCheck.atMost(
            "filter path with preview header, mean over the frames",
            "at most 100 us a frame",
            FILTER_MICROS,
            report.cost().filterMicrosPerFrame()));
  }

  void addStages(List<StageCost> stages) {
    Optional<Double> model = StageCost.micros(stages, StageCost.modelStage(USUAL_BATCH));
    double colours = StageCost.micros(stages, StageCost.PREVIEW_JPEG).orElse(0.0);
    StageCost.micros(stages, StageCost.FILTER_WITH_HEADER)
        .ifPresent(
            filter ->
                checks.add(
                    BudgetCheck.atMost(
                        "filter path with preview header, a frame that every stage looks at",
                        "at most 100 us a frame",
                        FILTER_MICROS,
                        filter + model.map(micros -> micros + colours).orElse(0.0))));
    Optional<Double> decode = StageCost.micros(stages, StageCost.REDUCED_DECODE);
    StageCost.micros(stages, StageCost.FILTER_WITHOUT_HEADER)
        .ifPresent(
            filter ->
                checks.add(
                    BudgetCheck.atMost(
                        "filter path without preview header against the reduced-scale decode",
                        "at most 1.3 times",
                        DECODE_RATIO,
                        filter / decode.orElseThrow())));
    StageCost.micros(stages, StageCost.DIFFERENCE)
        .ifPresent(
            micros ->
                checks.add(
                    BudgetCheck.atMost(
                        "difference detector",
                        "at most 10 us a frame",
                        DIFFERENCE_MICROS,
                        micros)));
    model.ifPresent(
        micros ->
            checks.add(
                BudgetCheck.atMost(
                    "specialized model of this plan, batch of 32",
                    "at most 60 us a frame at 50x50x3",
                    MODEL_MICROS,
                    micros)));
  }

  void addLatency(LatencyReport report) {
    for (LatencyReport.Mode mode : report.modes()) {
      mode.levels().stream()
          .filter(level -> level.loadShare() == HALF_LOAD)
          .forEach(
              level ->
                  checks.add(
                      BudgetCheck.atMost(
                          "p99 latency of the filter path at half load, %s"
                              .formatted(mode.exactlyOnce() ? "exactly once" : "at least once"),
                          "at most %d ms".formatted(mode.limitMillis()),
                          (double) mode.limitMillis(),
                          (double) level.latency().filterPath().p99Millis())));
    }
  }

  void addCameras(CamerasReport report) {
    report.cameras().stream()
        .filter(CameraLevel::keptUp)
        .mapToLong(CameraLevel::stateBytesPerCamera)
        .max()
        .ifPresent(
            bytes ->
                checks.add(
                    BudgetCheck.atMost(
                        "state a camera",
                        "at most 64 KiB",
                        CameraLevel.STATE_LIMIT_BYTES / KIBIBYTE,
                        bytes / KIBIBYTE)));
  }
}
