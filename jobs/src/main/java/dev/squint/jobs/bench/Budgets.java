package dev.squint.jobs.bench;

import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.stage.StageCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Squint is built to, held against what a run measured. */
final class Budgets {
  private static final double SPEEDUP = 100;
  private static final double CONSUMER_RATIO = 0.5;
  private static final double FILTER_MICROS = 100;
  private static final double DECODE_RATIO = 1.3;
  private static final double DIFFERENCE_MICROS = 10;
  private static final double MODEL_MICROS = 60;
  private static final double COST_ERROR = 0.2;

  private Budgets() {}

  /** The budgets that the measured parts say something about. */
  static List<BudgetCheck> of(
      Optional<EndToEndReport> endToEnd, List<StageCost> stages, Optional<CostCheck> cost) {
    List<BudgetCheck> checks = new ArrayList<>();
    endToEnd.ifPresent(
        report -> {
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
        });
    cost.ifPresent(
        check ->
            checks.add(
                BudgetCheck.atMost(
                    "cost model against measurement",
                    "at most 0.2 off",
                    COST_ERROR,
                    Math.abs(check.ratio() - 1))));
    ofStages(stages, checks);
    return checks;
  }

  private static void ofStages(List<StageCost> stages, List<BudgetCheck> checks) {
    Optional<Double> model = micros(stages, "specialized model, batch of 32");
    micros(stages, "preview and difference, with header")
        .ifPresent(
            filter ->
                checks.add(
                    BudgetCheck.atMost(
                        "filter path with preview header, with the specialized model",
                        "at most 100 us a frame",
                        FILTER_MICROS,
                        filter + model.orElse(0.0))));
    Optional<Double> decode = micros(stages, "reduced-scale decode");
    micros(stages, "preview and difference, without header")
        .ifPresent(
            filter ->
                checks.add(
                    BudgetCheck.atMost(
                        "filter path without preview header against the reduced-scale decode",
                        "at most 1.3 times",
                        DECODE_RATIO,
                        filter / decode.orElseThrow())));
    micros(stages, "difference detector")
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
                    "specialized model, batch of 32",
                    "at most 60 us a frame at 50x50x3",
                    MODEL_MICROS,
                    micros)));
  }

  private static Optional<Double> micros(List<StageCost> stages, String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .map(StageCost::microsPerFrame)
        .findFirst();
  }
}
