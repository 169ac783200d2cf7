package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.choose.ParetoPoint;
import dev.squint.optimizer.choose.QueryError;
import dev.squint.optimizer.choose.ThresholdedPlan;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.report.TuningReport.Footage;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.TriedPlan;
import dev.squint.optimizer.report.TuningReport.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceReportTest {
  private static final int FRAMES = 1000;
  private static final StageCosts COSTS = new StageCosts(20, 270, 6, 50, 30_000);
  private static final PlanCost HELD_OUT_COST = new PlanCost(new StageUse(1, 0, 0.5, 0.02), COSTS);
  private static final Footage FOOTAGE =
      new Footage("lobby.mp4", "ab".repeat(32), "yolov8s", FRAMES, 0, 10, 1, 7);
  private static final Truth TRUTH =
      new Truth(List.of(Query.parse("person:0.5", List.of())), FRAMES, 10, 5, presence(100, 160));
  private static final ThresholdedPlan REFERENCE =
      plan(Candidate.referenceOnly(FRAMES, COSTS), List.of(), 1);
  private static final ThresholdedPlan CHEAP =
      plan(
          new Candidate(
              FilterLog.skipping(FRAMES, 2), Optional.of(new ScoreLog("small", scores())), COSTS),
          List.of(new ScoreThresholds(0.2, 0.8)),
          0.01);

  @Test
  void showsTheChosenPlanOverTheWholeFootage() {
    TuningReport report = report(Optional.of(CHEAP), true);
    assertThat(report.outcome().verdict()).isEqualTo(Verdict.CERTIFIED);
    assertThat(report.plan().processEvery()).isEqualTo(2);
    assertThat(report.plan().model()).contains("small");
    assertThat(report.plan().cost()).isEqualTo(HELD_OUT_COST);
    assertThat(report.differences()).isEmpty();
    assertThat(report.measured().name()).isEqualTo("certification");
    QueryTrack track = report.queries().get(0);
    assertThat(track.asked()).isEqualTo("person:0.5");
    assertThat(track.truth()).isEqualTo(track.answer()).isEqualTo(presence(100, 160)[0]);
    assertThat(track.decidedBy()[0]).isEqualTo(DecidedBy.SPECIALIZED_MODEL);
    assertThat(track.decidedBy()[1]).isEqualTo(DecidedBy.FRAME_SKIPPING);
    assertThat(track.decidedBy()[500]).isEqualTo(DecidedBy.REFERENCE_MODEL);
    assertThat(track.thresholds()).contains(new ScoreThresholds(0.2, 0.8));
  }

  @Test
  void showsEachTriedPlanOnce() {
    TuningReport report = report(Optional.of(CHEAP), false);
    assertThat(report.outcome().verdict()).isEqualTo(Verdict.UNCERTIFIED);
    assertThat(report.tried())
        .extracting(TriedPlan::description)
        .containsExactly("reference model on every frame", "one frame in 2, small");
    assertThat(report.tried()).extracting(TriedPlan::chosen).containsExactly(false, true);
    assertThat(report.tried()).extracting(TriedPlan::onFront).containsExactly(true, true);
  }

  @Test
  void showsThePlanOfTheCertificateAfterARefusal() {
    TuningReport report = report(Optional.empty(), false);
    assertThat(report.outcome().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.plan().model()).contains("small");
    assertThat(report.tried()).extracting(TriedPlan::chosen).containsOnly(false);
  }

  @Test
  void showsTheReferenceModelAloneWhereNothingElseWasTested() {
    Choice choice = choice(Optional.empty(), false, List.of(REFERENCE));
    TuningReport report = TuningReport.of(FOOTAGE, TRUTH, Split.of(FRAMES, 20), choice, List.of());
    assertThat(report.plan().model()).isEmpty();
    assertThat(report.queries().get(0).decidedBy()).containsOnly(DecidedBy.REFERENCE_MODEL);
    assertThat(report.queries().get(0).scores()).isEmpty();
    assertThat(ReportWriterTest.page(report)).contains("Refused: ");
  }

  private static TuningReport report(Optional<ThresholdedPlan> chosen, boolean certified) {
    Choice choice = choice(chosen, certified, List.of(REFERENCE, CHEAP));
    return TuningReport.of(FOOTAGE, TRUTH, Split.of(FRAMES, 20), choice, List.of());
  }

  private static Choice choice(
      Optional<ThresholdedPlan> chosen, boolean certified, List<ThresholdedPlan> sequence) {
    CertifiedRate rate = new CertifiedRate(10, 0, 0, 0.3, 299);
    Certificate certificate =
        new Certificate(
            certified,
            0.01,
            0.01,
            0.95,
            700,
            FRAMES,
            2,
            List.of(new QueryCertificate("person", rate, rate)));
    List<ParetoPoint> front =
        sequence.stream()
            .map(plan -> new ParetoPoint(plan, plan.cost().microsPerFrame(), 0, 0))
            .toList();
    return new Choice(
        chosen,
        chosen.map(plan -> HELD_OUT_COST),
        certified,
        certificate,
        sequence,
        front,
        List.of(),
        "Because.");
  }

  private static ThresholdedPlan plan(
      Candidate candidate, List<ScoreThresholds> thresholds, double referred) {
    return new ThresholdedPlan(
        candidate,
        thresholds,
        new PlanCost(new StageUse(1, 0, 0.5, referred), COSTS),
        List.of(new QueryError("person", new PresenceCounts(50, 0, 0, 50), 0)));
  }

  private static BitSet[] presence(int from, int to) {
    BitSet present = new BitSet();
    present.set(from, to);
    return new BitSet[] {present};
  }

  /** Sure and right, but in doubt at frame 500. */
  private static float[][] scores() {
    float[] scores = new float[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      scores[frame] = frame >= 100 && frame < 160 ? 0.9f : 0.1f;
    }
    scores[500] = 0.5f;
    return new float[][] {scores};
  }
}
