package dev.squint.optimizer.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.statistics.BinomialInterval;
import dev.squint.optimizer.testing.SimulatedCamera;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether certificates say the truth, on cameras whose error rates are known. */
@Tag("slow")
class HonestCoverageTest {
  private static final ErrorBounds BOUNDS = new ErrorBounds(0.05, 0.05, 0.9);
  private static final int DRAWS = 1000;
  private static final int EVENTS = 260;
  private static final double SELECTION_SHARE = 0.4;
  private static final int POPULATION_EVENTS = 10_000;

  private final SimulatedCamera population = SimulatedCamera.of(new Random(1), POPULATION_EVENTS);
  private final QueryTruth[] truths =
      QueryTruth.all(population.truth(), population.truth().whole());
  private int certified;
  private int broken;
  private int cheapestBroken;
  private double speedups;
  private double misses;

  @Test
  void aCertifiedPlanBreaksItsBoundsNoMoreOftenThanTheConfidenceAllows() {
    for (int draw = 0; draw < DRAWS; draw++) {
      draw(new Random(1_000 + draw));
    }
    double share = (double) broken / DRAWS;
    BinomialInterval interval = BinomialInterval.of(broken, DRAWS, 0.98);
    System.out.printf(
        Locale.ROOT,
        "%d draws: %.1f%% certified a plan cheaper than the reference model (%.1f times on average, %.2f%% misses in truth);"
            + " %.1f%% broke a bound (99%% sure: at most %.1f%%), %.1f%% are allowed;"
            + " the cheapest plan of the selection part would have broken one in %.1f%%%n",
        DRAWS,
        100.0 * certified / DRAWS,
        speedups / certified,
        100 * misses / certified,
        100 * share,
        100 * interval.upper(),
        100 * BOUNDS.risk(),
        100.0 * cheapestBroken / DRAWS);
    assertThat(interval.upper()).isLessThanOrEqualTo(BOUNDS.risk());
    assertThat((double) certified / DRAWS).as("power").isGreaterThan(0.5);
    assertThat(cheapestBroken).as("the test can fail").isGreaterThan(DRAWS / 5);
  }

  private void draw(Random random) {
    SimulatedCamera sample = SimulatedCamera.of(random, EVENTS);
    int frames = sample.truth().frames();
    int middle = (int) (SELECTION_SHARE * frames);
    FrameSpan none = new FrameSpan(0, 0);
    Split split = new Split(none, none, new FrameSpan(0, middle), new FrameSpan(middle, frames));
    Choice choice =
        new Optimizer().choose(sample.truth(), split, sample.candidates(), BOUNDS, false);
    ThresholdedPlan cheapest = choice.sequence().get(choice.sequence().size() - 1);
    cheapestBroken += isBroken(trueError(sample, cheapest)) ? 1 : 0;
    if (choice.chosen().isPresent() && !choice.chosen().get().candidate().isReferenceOnly()) {
      QueryError error = trueError(sample, choice.chosen().get());
      certified++;
      broken += isBroken(error) ? 1 : 0;
      speedups += choice.chosen().get().cost().speedup();
      misses += error.missedEventShare();
    }
  }

  private QueryError trueError(SimulatedCamera sample, ThresholdedPlan plan) {
    int index = sample.candidates().indexOf(plan.candidate());
    assertThat(index).isNotNegative();
    Candidate candidate = population.candidates().get(index);
    Truth truth = population.truth();
    FilterSlice slice = FilterSlice.of(candidate.filter(), truth.whole());
    return EvaluatedPlan.of(truth, truths, slice, candidate, plan.thresholds())
        .plan()
        .selectionErrors()
        .get(0);
  }

  /** By the rates that the certificate is about: over events, and over frames of absence. */
  private static boolean isBroken(QueryError error) {
    return error.missedEventShare() > BOUNDS.maxFalseNegativeRate()
        || error.falsePositiveRate() > BOUNDS.maxFalsePositiveRate();
  }
}
