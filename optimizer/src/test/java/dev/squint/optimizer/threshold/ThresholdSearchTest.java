package dev.squint.optimizer.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.testing.Property;
import dev.squint.optimizer.choose.PlanReplay;
import dev.squint.optimizer.choose.QueryError;
import dev.squint.optimizer.choose.Replay;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.testing.Footage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {
  private static final int NONE = Integer.MAX_VALUE;

  /** Footage and how much error is allowed on it. */
  private record Case(Footage footage, ErrorLimits limits, ErrorLimits wider) {
    static Case random(Random random, int queries, int maxFrames) {
      double misses = limit(random);
      double inventions = limit(random);
      return new Case(
          Footage.random(random, queries, maxFrames),
          new ErrorLimits(misses, inventions),
          new ErrorLimits(
              Math.min(1, misses + limit(random)), Math.min(1, inventions + limit(random))));
    }

    private static double limit(Random random) {
      return random.nextInt(3) == 0 ? 0 : 0.4 * random.nextDouble();
    }
  }

  @Test
  void refersAsFewFramesAsTheBestOfAllPairsOfThresholds() {
    Property.forAll(
        51,
        600,
        random -> Case.random(random, 1, 40),
        example -> assertThat(referredBySearch(example)).isEqualTo(referredByBruteForce(example)));
  }

  @Test
  void comesCloseToTheBestCombinationForTwoQueriesAndKeepsItsLimits() {
    long[] totals = new long[3];
    Property.forAll(
        52,
        80,
        random -> Case.random(random, 2, 14),
        example -> {
          int searched = referredBySearch(example);
          int best = referredByBruteForce(example);
          if (searched != NONE) {
            assertThat(best).isLessThanOrEqualTo(searched);
            totals[0] += searched;
            totals[1] += best;
          } else {
            totals[2] += best == NONE ? 0 : 1;
          }
        });
    assertThat((double) totals[0]).isLessThanOrEqualTo(1.1 * totals[1]);
    assertThat(totals[2]).as("cases with a combination that was not found").isLessThan(8);
  }

  @Test
  void neverRefersMoreWhenMoreErrorIsAllowed() {
    Property.forAll(
        53,
        400,
        random -> Case.random(random, 1, 120),
        example -> {
          Case wider = new Case(example.footage(), example.wider(), example.wider());
          assertThat(referredBySearch(wider)).isLessThanOrEqualTo(referredBySearch(example));
        });
  }

  @Test
  void refersNothingWhenTheScoresTellAllAndPutsThresholdsMidway() {
    Property.forAll(
        54,
        50,
        random -> Case.random(random, 1, 60),
        example -> {
          Footage footage = example.footage();
          float[] scores = new float[footage.truth().frames()];
          for (int frame = 0; frame < scores.length; frame++) {
            scores[frame] = footage.truth().isPresent(0, frame) ? 0.75f : 0.25f;
          }
          FilterSlice slice = FilterSlice.of(footage.candidate().filter(), footage.span());
          ThresholdSearch search = search(footage, new float[][] {scores});
          Optional<List<ScoreThresholds>> found = search.find(new ErrorLimits(1, 1));
          assertThat(found).isPresent();
          for (int number = 0; number < slice.letThrough(); number++) {
            float score = scores[slice.frameOf(number)];
            assertThat(found.get().get(0).isInDoubt(score)).isFalse();
            assertThat(found.get().get(0).isInDoubt(Math.nextUp(score))).isFalse();
            assertThat(found.get().get(0).isInDoubt(Math.nextDown(score))).isFalse();
          }
        });
  }

  @Test
  void leavesTheGapBetweenPresenceAndAbsenceInDoubtWhereThatIsFree() {
    BitSet[] raw = {new BitSet()};
    raw[0].set(10, 30);
    Truth truth = new Truth(Footage.queries(1), 60, 10, 5, raw);
    float[] scores = new float[60];
    for (int frame = 0; frame < 60; frame++) {
      scores[frame] = truth.isPresent(0, frame) ? 0.8f + frame / 1000f : 0.2f - frame / 1000f;
    }
    Candidate candidate =
        new Candidate(
            FilterLog.skipping(60, 1),
            Optional.of(new ScoreLog("m", new float[][] {scores})),
            Footage.COSTS);
    Footage footage = new Footage(truth, candidate, truth.whole());
    ScoreThresholds found =
        search(footage, new float[][] {scores})
            .find(new ErrorLimits(0.2, 0.2))
            .orElseThrow()
            .get(0);
    assertThat(found.absentBelow()).isCloseTo(0.2 + 0.61 / 4, within(1e-6));
    assertThat(found.presentAbove()).isCloseTo(0.81 - 0.61 / 4, within(1e-6));
  }

  private static ThresholdSearch search(Footage footage, float[][] scores) {
    FilterSlice slice = FilterSlice.of(footage.candidate().filter(), footage.span());
    QueryTruth[] truths = QueryTruth.all(footage.truth(), footage.span());
    return new ThresholdSearch(FilteredTruth.of(footage.truth(), truths, slice), scores);
  }

  private static int referredBySearch(Case example) {
    Footage footage = example.footage();
    Optional<List<ScoreThresholds>> found =
        search(footage, footage.candidate().scores().orElseThrow().scores()).find(example.limits());
    if (found.isEmpty()) {
      return NONE;
    }
    int referred = referredWithin(example, found.get());
    assertThat(referred).as("keeps the limits").isNotEqualTo(NONE);
    return referred;
  }

  private static int referredByBruteForce(Case example) {
    List<List<ScoreThresholds>> choices = new ArrayList<>();
    for (float[] scores : example.footage().candidate().scores().orElseThrow().scores()) {
      choices.add(pairs(scores));
    }
    int best = NONE;
    for (ScoreThresholds first : choices.get(0)) {
      if (choices.size() == 1) {
        best = Math.min(best, referredWithin(example, List.of(first)));
      } else {
        for (ScoreThresholds second : choices.get(1)) {
          best = Math.min(best, referredWithin(example, List.of(first, second)));
        }
      }
    }
    return best;
  }

  /** Every pair that tells the scores apart differently. */
  private static List<ScoreThresholds> pairs(float[] scores) {
    TreeSet<Double> values = new TreeSet<>(List.of(0.0, 1.0));
    for (float score : scores) {
      values.add((double) score);
    }
    TreeSet<Double> edges = new TreeSet<>(values);
    for (double value : values) {
      Double next = values.higher(value);
      if (next != null) {
        edges.add((value + next) / 2);
      }
    }
    List<ScoreThresholds> pairs = new ArrayList<>();
    for (double low : edges) {
      for (double high : edges.tailSet(low)) {
        pairs.add(new ScoreThresholds(low, high));
      }
    }
    return pairs;
  }

  private static int referredWithin(Case example, List<ScoreThresholds> thresholds) {
    Footage footage = example.footage();
    Replay replay =
        PlanReplay.replay(footage.truth(), footage.span(), footage.candidate(), thresholds);
    for (QueryError error : replay.errors()) {
      if (error.falseNegativeRate() > example.limits().falseNegativeRate() + 1e-9
          || error.falsePositiveRate() > example.limits().falsePositiveRate() + 1e-9) {
        return NONE;
      }
    }
    return (int) Math.round(replay.use().referred() * footage.span().length());
  }
}
