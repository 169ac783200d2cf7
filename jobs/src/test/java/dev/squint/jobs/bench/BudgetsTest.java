package dev.squint.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.stage.StageCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  @Test
  void saysNothingOfWhatWasNotMeasured() {
    assertThat(new Budgets().checks()).isEmpty();
  }

  @Test
  void holdsRatiosToTheirBounds() {
    assertThat(met(endToEnd(100, 0.5))).containsExactly(true, true);
    assertThat(met(endToEnd(99.9, 0.49))).containsExactly(false, false);
  }

  @Test
  void takesACostModelThatIsOffEitherWay() {
    assertThat(met(cost(0.81))).containsExactly(true);
    assertThat(met(cost(1.19))).containsExactly(true);
    assertThat(met(cost(0.79))).containsExactly(false);
    assertThat(met(cost(1.21))).containsExactly(false);
  }

  @Test
  void countsTheSpecializedModelIntoTheFilterPath() {
    Budgets budgets = new Budgets();
    budgets.addStages(
        List.of(
            stage(StageCost.REDUCED_DECODE, 100),
            stage(StageCost.DIFFERENCE, 11),
            stage(StageCost.FILTER_WITH_HEADER, 50),
            stage(StageCost.FILTER_WITHOUT_HEADER, 131),
            stage(StageCost.modelStage(32), 51)));

    List<BudgetCheck> checks = budgets.checks();
    assertThat(checks).extracting(BudgetCheck::measured).containsExactly(101.0, 1.31, 11.0, 51.0);
    assertThat(met(checks)).containsExactly(false, false, false, true);
  }

  private static List<BudgetCheck> endToEnd(double speedup, double consumerRatio) {
    EndToEndReport report =
        new EndToEndReport(1000, 100, 1e4, 1, List.of(), speedup, speedup, consumerRatio, 0.1);
    Budgets budgets = new Budgets();
    budgets.addEndToEnd(report);
    return budgets.checks();
  }

  private static List<BudgetCheck> cost(double ratio) {
    Budgets budgets = new Budgets();
    budgets.addCost(new CostCheck(ratio, null, 1, ratio));
    return budgets.checks();
  }

  private static StageCost stage(String name, double micros) {
    return new StageCost(name, micros, null, "");
  }

  private static List<Boolean> met(List<BudgetCheck> checks) {
    return checks.stream().map(BudgetCheck::met).toList();
  }
}
