package dev.squint.optimizer.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plans;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.testing.Footage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanReplayTest {
  @Test
  void decidesAsTheCascadesEngineDoes() {
    Property.forAll(
        41,
        200,
        random -> Footage.random(random, 1, 60),
        footage -> {
          Truth truth = footage.truth();
          CascadeEngine engine = new CascadeEngine(Plans.specializedOnly(0.4, 0.6));
          Replay replay =
              PlanReplay.replay(
                  truth,
                  truth.whole(),
                  footage.candidate(),
                  List.of(new ScoreThresholds(0.4, 0.6)));
          for (int frame = 0; frame < truth.frames(); frame++) {
            DecidedFrame decided = decide(engine, footage, frame);
            assertThat(replay.decidedBy()[frame]).isEqualTo(decided.decidedBy());
            if (!decided.isCopy()) {
              assertThat(replay.raw()[0].get(frame)).isEqualTo(decided.present()[0]);
            }
          }
        });
  }

  @Test
  void countsWithWholeArraysWhatTheResolverSaysFrameByFrame() {
    Property.forAll(
        42,
        400,
        random -> Footage.random(random, 1 + random.nextInt(2), 80),
        footage -> {
          Truth truth = footage.truth();
          FrameSpan span = footage.span();
          List<ScoreThresholds> thresholds = footage.randomThresholds(new Random(span.start()));
          assertSame(truth, span, footage.candidate(), thresholds);
          Candidate filterOnly =
              new Candidate(footage.candidate().filter(), Optional.empty(), Footage.COSTS);
          assertSame(truth, span, filterOnly, List.of());
        });
  }

  private static void assertSame(
      Truth truth, FrameSpan span, Candidate candidate, List<ScoreThresholds> thresholds) {
    Replay replay = PlanReplay.replay(truth, span, candidate, thresholds);
    EvaluatedPlan evaluated =
        EvaluatedPlan.of(
            truth,
            QueryTruth.all(truth, span),
            FilterSlice.of(candidate.filter(), span),
            candidate,
            thresholds);
    assertThat(evaluated.timelines()).isEqualTo(replay.timelines());
    assertThat(evaluated.plan().selectionErrors()).isEqualTo(replay.errors());
    assertThat(evaluated.plan().cost().use()).isEqualTo(replay.use());
  }

  @Test
  void agreesWithTheTruthWhereTheReferenceModelLooksAtEveryFrame() {
    Property.forAll(
        43,
        100,
        random -> Footage.random(random, 2, 80),
        footage -> {
          Truth truth = footage.truth();
          Candidate reference = Candidate.referenceOnly(truth.frames(), Footage.COSTS);
          Replay replay = PlanReplay.replay(truth, footage.span(), reference, List.of());
          assertThat(replay.timelines()).isEqualTo(replay.trueTimelines());
          assertThat(replay.decidedBy(DecidedBy.REFERENCE_MODEL))
              .isEqualTo(footage.span().length());
          assertThat(replay.use().previews()).isZero();
        });
  }

  private static DecidedFrame decide(CascadeEngine engine, Footage footage, int frame) {
    FilterLog filter = footage.candidate().filter();
    Route copy = filter.isSkipped(frame) ? Route.SKIP : Route.COPY;
    FilterOutcome outcome =
        new FilterOutcome(
            filter.isLetThrough(frame) ? Route.SCORE : copy, frame, 0, filter.sameAs()[frame], 0);
    DecidedFrame waiting = engine.filtered("gate", frame, outcome, 0, 0);
    if (waiting.isCopy()) {
      return waiting;
    }
    float score = footage.candidate().scores().orElseThrow().scores()[0][frame];
    List<DetectedObject> found =
        footage.truth().isPresent(0, frame)
            ? List.of(new DetectedObject("person", 0.9f, new BoundingBox(1, 1, 5, 5)))
            : List.of();
    DecidedFrame seen = engine.decide(waiting, new float[] {score});
    return seen.isInDoubt() ? engine.resolve(seen, found, 100, 100) : seen;
  }
}
