package dev.squint.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plans;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.testing.Property;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CascadeEngineTest {
  private static final FilterOutcome LET_THROUGH =
      new FilterOutcome(Route.SCORE, 0, 0, FilterOutcome.NONE, 0.5);

  @Test
  void shortCircuitsOnlyOutsideTheThresholds() {
    CascadeEngine engine = new CascadeEngine(Plans.specializedOnly(0.25, 0.75));
    assertThat(decide(engine, 0.2f)).contains(false);
    assertThat(decide(engine, 0.25f)).isEmpty();
    assertThat(decide(engine, 0.5f)).isEmpty();
    assertThat(decide(engine, 0.75f)).isEmpty();
    assertThat(decide(engine, 0.76f)).contains(true);
  }

  @Test
  void wideningTheThresholdsNeverSendsFewerFramesToTheReferenceModel() {
    Property.forAll(
        5,
        300,
        random -> random.doubles(5).sorted().toArray(),
        five -> {
          CascadeEngine wide = new CascadeEngine(Plans.specializedOnly(five[0], five[4]));
          CascadeEngine narrow = new CascadeEngine(Plans.specializedOnly(five[1], five[3]));
          float score = (float) five[2];
          for (float tested : new float[] {score, (float) (five[0] + five[1]) / 2}) {
            if (decide(narrow, tested).isEmpty()) {
              assertThat(decide(wide, tested)).isEmpty();
            }
          }
        });
  }

  @Test
  void keepsWhatTheSpecializedModelSawWhetherItAnsweredOrNot() {
    CascadeEngine engine = new CascadeEngine(Plans.specializedOnly(0.25, 0.75));
    DecidedFrame sure = seen(engine, 0.9f);
    DecidedFrame inDoubt = seen(engine, 0.5f);
    assertThat(sure.decidedBy()).isEqualTo(DecidedBy.SPECIALIZED_MODEL);
    assertThat(sure.specialized().scores()).containsExactly(0.9f);
    DecidedFrame referenced = engine.resolve(inDoubt, List.of(), 100, 100);
    for (DecidedFrame later : List.of(inDoubt, referenced, inDoubt.unresolved())) {
      assertThat(later.specialized().scores()).containsExactly(0.5f);
      assertThat(later.specialized().thresholds()).containsExactly(new ScoreThresholds(0.25, 0.75));
    }
  }

  @Test
  void answersEachQueryFromWhatTheReferenceModelFound() {
    CascadeEngine engine = new CascadeEngine(Plans.everything());
    DecidedFrame waiting = engine.filtered("lobby", 7, LET_THROUGH, 1000, 2000);
    List<DetectedObject> found =
        List.of(
            new DetectedObject("person", 0.8f, new BoundingBox(90, 50, 5, 5)),
            new DetectedObject("car", 0.7f, new BoundingBox(1, 1, 5, 5)));
    DecidedFrame answered = engine.resolve(waiting, found, 100, 100);
    assertThat(answered.decidedBy()).isEqualTo(DecidedBy.REFERENCE_MODEL);
    assertThat(answered.present()).containsExactly(false, true);
    assertThat(answered.scores()).containsExactly(0f, 0.7f);
    assertThat(answered.objects()).isEqualTo(found);
    assertThat(answered.differenceThreshold()).isEqualTo(0.01);
  }

  private static Optional<Boolean> decide(CascadeEngine engine, float score) {
    DecidedFrame seen = seen(engine, score);
    return seen.isInDoubt() ? Optional.empty() : Optional.of(seen.present()[0]);
  }

  private static DecidedFrame seen(CascadeEngine engine, float score) {
    return engine.decide(engine.filtered("gate", 0, LET_THROUGH, 0, 0), new float[] {score});
  }
}
