package dev.squint.optimizer.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.testing.Footage;
import dev.squint.optimizer.testing.SimulatedCamera;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final ErrorBounds ONE_PERCENT = new ErrorBounds(0.01, 0.01, 0.95);
  private static final int PERIOD = 50;
  private static final int EVENT = 20;

  @Test
  void certifiesOnePercentWithEnoughEventsThatScoresTellApart() {
    Truth truth = periodic(300 * 5 * PERIOD, 1);
    Choice choice = choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, false);
    assertThat(choice.certified()).isTrue();
    ThresholdedPlan plan = choice.chosen().orElseThrow();
    assertThat(plan.cost().use().referred()).isZero();
    assertThat(plan.cost().speedup()).isCloseTo(400, within(1.0));
    Certificate certificate = choice.certificate();
    assertThat(certificate.holds()).isTrue();
    CertifiedRate misses = certificate.queries().get(0).falseNegatives();
    assertThat(misses.units()).isGreaterThanOrEqualTo(299);
    assertThat(misses.unitsNeeded()).isEqualTo(299);
    assertThat(misses.upperBound()).isLessThan(0.01);
    assertThat(certificate.queries().get(0).falsePositives().unitFrames()).isEqualTo(EVENT);
    assertThat(choice.shortfalls()).isEmpty();
    assertThat(choice.expectedCost().orElseThrow().speedup()).isCloseTo(400, within(1.0));
    assertThat(choice.explanation())
        .startsWith(
            "Certified: with 95% confidence every query misses at most 1% of an event and reports at most 1% of absence as present (held out: person ");
  }

  @Test
  void saysHowMuchFootageIsMissing() {
    Truth truth = periodic(150 * PERIOD, 1);
    Choice choice = choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, false);
    assertThat(choice.chosen()).isEmpty();
    assertThat(choice.certificate().holds()).isFalse();
    assertThat(choice.shortfalls()).hasSize(2);
    Shortfall events = choice.shortfalls().get(0);
    assertThat(events.units()).isBetween(32, 34);
    assertThat(events.unitsNeeded()).isEqualTo(299);
    double hours = truth.frames() / truth.framesPerSecond() / 3600;
    assertThat(events.hoursMore()).isCloseTo(hours * (299.0 / events.units() - 1), within(1e-9));
    assertThat(choice.explanation())
        .startsWith("No plan can be certified. The certification part holds " + events.units())
        .contains(
            " events of person; 299 are needed to certify 1% at 95% when none is wrong: record about ");
  }

  @Test
  void settlesForAnUncertifiedPlanWhenThatIsAllowed() {
    Truth truth = periodic(150 * PERIOD, 1);
    Choice choice = choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, true);
    assertThat(choice.certified()).isFalse();
    assertThat(choice.chosen().orElseThrow().cost().use().referred()).isZero();
    assertThat(choice.certificate().holds()).isFalse();
    assertThat(choice.certificate().queries().get(0).falseNegatives().upperBound())
        .isGreaterThan(0.01);
    assertThat(choice.explanation()).startsWith("Not certified: ");
  }

  @Test
  void prefersCautionThatCostsLittleWhenNothingIsCertified() {
    Truth truth = periodic(150 * PERIOD, 1);
    Candidate telling = telling(truth, 1);
    float[] scores = telling.scores().orElseThrow().scores()[0];
    for (int frame = 0; frame < truth.frames(); frame += 1000) {
      scores[frame] = truth.isPresent(0, frame) ? 0.6f : 0.4f; // rare, and right at that
    }
    ThresholdedPlan chosen =
        choose(truth, List.of(telling), ONE_PERCENT, true).chosen().orElseThrow();
    assertThat(chosen.cost().use().referred()).isBetween(0.0005, 0.002);
    assertThat(chosen.thresholds().get(0).isInDoubt(0.4f)).isTrue();
    assertThat(chosen.thresholds().get(0).isInDoubt(0.1f)).isFalse();
  }

  @Test
  void fallsBackToTheReferenceModelWhenHeldOutFootageContradictsThePlan() {
    Truth truth = periodic(300 * 5 * PERIOD, 1);
    Candidate telling = telling(truth, 1);
    float[] scores = telling.scores().orElseThrow().scores()[0];
    Split split = Split.of(truth.frames(), 3 * truth.smoothingFrames());
    for (int frame = split.certification().start(); frame < truth.frames(); frame++) {
      scores[frame] = 1 - scores[frame];
    }
    Choice choice = choose(truth, List.of(telling), ONE_PERCENT, true);
    assertThat(choice.chosen().orElseThrow().candidate().isReferenceOnly()).isTrue();
    assertThat(choice.certificate().holds()).isTrue();
    assertThat(choice.shortfalls().get(0).unitsNeeded()).isEqualTo(CertifiedRate.NEVER);
    assertThat(choice.explanation())
        .contains("100% of an event of person is missed, and 1% are allowed: no amount");
    assertThat(choose(truth, List.of(telling), ONE_PERCENT, false).chosen()).isEmpty();
  }

  @Test
  void doesNotTakeShortAbsenceForProofThatNothingWasInvented() {
    BitSet[] raw = {new BitSet()};
    raw[0].set(0, 400);
    raw[0].set(500, 1000);
    raw[0].clear(960, 968); // less absence than a block has frames
    Truth truth = new Truth(Footage.queries(1), 1000, 10, 3, raw);
    Candidate telling = telling(truth, 1);
    float[] scores = telling.scores().orElseThrow().scores()[0];
    Arrays.fill(scores, 955, 975, 0.9f);
    Choice choice = choose(truth, List.of(telling), ONE_PERCENT, true);
    assertThat(choice.chosen().orElseThrow().candidate().isReferenceOnly()).isTrue();
  }

  @Test
  void takesTheReferenceModelWhenNothingIsCheaper() {
    Truth truth = periodic(100 * PERIOD, 1);
    FilterLog everyFrame = FilterLog.skipping(truth.frames(), 1);
    Candidate guessing =
        new Candidate(
            everyFrame,
            Optional.of(new ScoreLog("guess", new float[][] {new float[truth.frames()]})),
            Footage.COSTS);
    Choice choice = choose(truth, List.of(guessing), ONE_PERCENT, false);
    assertThat(choice.chosen().orElseThrow().candidate().isReferenceOnly()).isTrue();
    assertThat(choice.certified()).isTrue();
    assertThat(choice.explanation()).startsWith("No plan is cheaper than the reference model");
  }

  @Test
  void asksForPresenceAndAbsenceBeforeItBelievesAnything() {
    BitSet[] never = {new BitSet()};
    Truth truth = new Truth(Footage.queries(1), 1000, 10, 11, never);
    Choice choice = choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, false);
    assertThat(choice.chosen()).isEmpty();
    assertThat(choice.sequence()).hasSize(1);
    assertThat(choice.certificate().queries().get(0).falseNegatives())
        .isEqualTo(new CertifiedRate(0, 0, 0, 1, 299));
    assertThat(choice.explanation())
        .contains("every query must be seen present and absent")
        .contains("holds 0 events of person; 299 are needed");
    assertThat(choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, true).chosen())
        .get()
        .matches(plan -> plan.candidate().isReferenceOnly());
  }

  @Test
  void searchesEarlierPartsWhenTheSelectionPartOfAShortClipIsEmpty() {
    BitSet[] raw = {new BitSet()};
    raw[0].set(100, 160);
    raw[0].set(900, 960);
    Truth truth = new Truth(Footage.queries(1), 1000, 10, 11, raw);
    Choice choice = choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, true);
    assertThat(choice.chosen().orElseThrow().cost().use().referred()).isZero();
    assertThat(choice.certified()).isFalse();
    assertThat(choice.certificate().queries().get(0).falseNegatives().units()).isEqualTo(1);
  }

  @Test
  void answersSeveralQueriesWithOnePlan() {
    Truth truth = periodic(300 * 5 * PERIOD, 2);
    Choice choice = choose(truth, List.of(telling(truth, 2)), ONE_PERCENT, false);
    assertThat(choice.certified()).isTrue();
    assertThat(choice.chosen().orElseThrow().thresholds()).hasSize(2);
    assertThat(choice.certificate().queries()).hasSize(2);
  }

  @Test
  void testsFromCautiousToCheapAndKeepsToTheBoundsOnTheSelectionPart() {
    ErrorBounds bounds = new ErrorBounds(0.05, 0.05, 0.9);
    Property.forAll(
        71,
        20,
        random -> SimulatedCamera.of(new Random(random.nextLong()), 120),
        camera -> {
          Choice choice = choose(camera.truth(), camera.candidates(), bounds, true);
          double last = Double.POSITIVE_INFINITY;
          for (ThresholdedPlan plan : choice.sequence()) {
            assertThat(plan.errorShare(bounds)).isLessThanOrEqualTo(1 + 1e-6);
            assertThat(plan.cost().microsPerFrame()).isLessThan(last);
            last = plan.cost().microsPerFrame();
          }
          assertThat(choice.sequence().get(0).candidate().isReferenceOnly()).isTrue();
          assertThat(choice.front()).isNotEmpty();
          for (ParetoPoint point : choice.front()) {
            assertThat(choice.front())
                .noneMatch(
                    other ->
                        other.microsPerFrame() < point.microsPerFrame()
                            && other.falseNegativeRate() <= point.falseNegativeRate()
                            && other.falsePositiveRate() <= point.falsePositiveRate());
          }
        });
  }

  @Test
  void countsTheCertificatesFramesFromTheFootagesFirst() {
    Truth truth = periodic(1000, 1);
    FrameSpan held = Split.of(1000, 15).certification();
    Certificate certificate =
        choose(truth, List.of(telling(truth, 1)), ONE_PERCENT, true).certificate();
    assertThat(certificate.fromFrame()).isEqualTo(held.start());
    assertThat(certificate.movedBy(500).toFrame()).isEqualTo(1500);
  }

  @Test
  void expectsTheCostOfHeldOutFootageToo() {
    Truth truth = periodic(300 * 5 * PERIOD, 1);
    Candidate telling = telling(truth, 1);
    Split split = Split.of(truth.frames(), 3 * truth.smoothingFrames());
    float[] scores = telling.scores().orElseThrow().scores()[0];
    for (int frame = split.certification().start(); frame < truth.frames(); frame += 10) {
      scores[frame] = 0.5f; // between what the selection part has seen: half of these are in doubt
    }
    Choice choice = choose(truth, List.of(telling), ONE_PERCENT, true);
    assertThat(choice.chosen().orElseThrow().cost().use().referred()).isZero();
    assertThat(choice.expectedCost().orElseThrow().use().referred()).isBetween(0.04, 0.06);
  }

  @Test
  void refusesLogsThatDoNotFitTogether() {
    Truth truth = periodic(1000, 1);
    Candidate shorter = Candidate.referenceOnly(900, Footage.COSTS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(truth, List.of(shorter), ONE_PERCENT, true))
        .withMessageContaining("900 frames, the truth 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(truth, List.of(), ONE_PERCENT, true))
        .withMessageContaining("no candidate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(truth, List.of(telling(truth, 2)), ONE_PERCENT, true))
        .withMessageContaining("answers 2 queries, the truth 1");
  }

  private static Choice choose(
      Truth truth, List<Candidate> candidates, ErrorBounds bounds, boolean allowUncertified) {
    Split split = Split.of(truth.frames(), 3 * truth.smoothingFrames());
    return new Optimizer().choose(truth, split, candidates, bounds, allowUncertified);
  }

  /** An event of each query every {@value #PERIOD} frames, those of a query after the other's. */
  private static Truth periodic(int frames, int queries) {
    BitSet[] raw = new BitSet[queries];
    for (int query = 0; query < queries; query++) {
      raw[query] = new BitSet(frames);
      for (int start = 10 + 5 * query; start + EVENT < frames; start += PERIOD) {
        raw[query].set(start, start + EVENT);
      }
    }
    return new Truth(Footage.queries(queries), frames, 10, 5, raw);
  }

  /** A model that is always right behind a filter that lets all through. */
  private static Candidate telling(Truth truth, int queries) {
    float[][] scores = new float[queries][truth.frames()];
    for (int query = 0; query < queries; query++) {
      int index = Math.min(query, truth.queries().size() - 1);
      for (int frame = 0; frame < truth.frames(); frame++) {
        scores[query][frame] = truth.isPresent(index, frame) ? 0.9f : 0.1f;
      }
    }
    return new Candidate(
        FilterLog.skipping(truth.frames(), 1),
        Optional.of(new ScoreLog("telling", scores)),
        Footage.COSTS);
  }
}
