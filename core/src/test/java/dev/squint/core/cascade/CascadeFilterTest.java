package dev.squint.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.Plans;
import dev.squint.core.testing.Golden;
import dev.squint.core.testing.Scenes;
import org.junit.jupiter.api.Test;

class CascadeFilterTest {
  private static final Image SCENE = Scenes.textured(80, 45, 1);
  private static final Image VISITED = Scenes.withBox(SCENE, 20, 10, 10, 250);
  private static final PlanBundle REFERENCE_ONLY =
      PlanBundle.of(Plan.referenceOnly("lobby", 10, Plans.person()));
  private static final PlanBundle UNTUNED =
      PlanBundle.of(Plan.untuned("lobby", 10, Plans.person()));

  @Test
  void sendsEveryFrameToTheReferenceModelWhenThereIsNoOtherStage() {
    CascadeFilter filter = CascadeFilter.create(REFERENCE_ONLY);
    assertThat(filter.needsPreview()).isFalse();
    for (int frame = 5; frame < 10; frame++) {
      FilterOutcome outcome = filter.observe(frame);
      assertThat(outcome.route()).isEqualTo(Route.REFERENCE);
      assertThat(outcome.position()).isEqualTo(frame - 5);
    }
  }

  @Test
  void looksAtEveryThirdFrameAndCopiesItsLabelToTheRest() {
    PlanBundle bundle = PlanBundle.of(REFERENCE_ONLY.plan().withProcessEvery(3));
    CascadeFilter filter = CascadeFilter.create(bundle);
    for (int frame = 0; frame < 9; frame++) {
      assertThat(filter.skipsNext()).isEqualTo(frame % 3 != 0);
      if (frame % 3 == 0) {
        assertThat(filter.observe(frame).route()).isEqualTo(Route.REFERENCE);
      } else {
        FilterOutcome outcome = filter.skip();
        assertThat(outcome.route()).isEqualTo(Route.SKIP);
        assertThat(outcome.sameAs()).isEqualTo(frame - frame % 3);
      }
    }
    assertThatIllegalStateException().isThrownBy(filter::skip);
  }

  @Test
  void skippedFramesTakeTheLabelThatTheLastProcessedFrameTook() {
    PlanBundle bundle = PlanBundle.of(UNTUNED.plan().withProcessEvery(2));
    CascadeFilter filter = CascadeFilter.create(bundle);
    filter.observe(0, SCENE);
    assertThat(filter.skip().sameAs()).isZero();
    assertThat(filter.observe(2, SCENE).sameAs()).isZero();
    assertThat(filter.skip().sameAs()).isZero();
    assertThat(filter.observe(4, VISITED).route()).isEqualTo(Route.REFERENCE);
    assertThat(filter.skip().sameAs()).isEqualTo(4);
  }

  @Test
  void sendsAFrameLetThroughToTheSpecializedModelWhenThePlanHasOne() {
    CascadeFilter filter = CascadeFilter.create(Plans.specializedOnly(0.2, 0.8));
    assertThat(filter.needsPreview()).isTrue();
    assertThat(filter.observe(0, SCENE).route()).isEqualTo(Route.SCORE);
  }

  @Test
  void goesOnFromItsSnapshot() {
    CascadeFilter filter = CascadeFilter.create(UNTUNED);
    filter.repairCaptureTime(5000);
    filter.observe(0, SCENE);
    filter.observe(1, SCENE);
    CascadeFilter restored = CascadeFilter.restore(UNTUNED, filter.snapshot(UNTUNED.id()));
    assertThat(restored.observe(2, SCENE)).isEqualTo(filter.observe(2, SCENE));
    assertThat(restored.repairCaptureTime(4000)).isEqualTo(5001);
    assertThat(restored.position()).isEqualTo(3);
  }

  @Test
  void keepsCountAndClockButNotTheDetectorUnderAnotherPlan() {
    CascadeFilter filter = CascadeFilter.create(UNTUNED);
    filter.observe(0, SCENE);
    filter.observe(1, SCENE);
    byte[] snapshot = filter.snapshot(UNTUNED.id());
    CascadeFilter restored = CascadeFilter.restore(REFERENCE_ONLY, snapshot);
    assertThat(restored.observe(2).position()).isEqualTo(2);
    PlanBundle skipping = PlanBundle.of(UNTUNED.plan().withProcessEvery(5));
    CascadeFilter other = CascadeFilter.restore(skipping, snapshot);
    assertThat(other.skipsNext()).isFalse();
    assertThat(other.observe(2, SCENE).route()).isEqualTo(Route.REFERENCE);
  }

  @Test
  void writesItsStateAsTheGoldenFileSays() {
    CascadeFilter filter = CascadeFilter.create(UNTUNED);
    filter.repairCaptureTime(5000);
    filter.observe(3, Scenes.textured(20, 12, 1));
    Golden.assertEquals("filter-state-1.bin", filter.snapshot("lobby-00000000"));
  }
}
