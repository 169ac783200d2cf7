package dev.squint.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.simulated.SimulatedTruth;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.web.CameraFact;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SimulatedShowTest {
  private static final ReferenceConfig MODEL = ReferenceConfig.of("fake.onnx");

  @Test
  void showsEachSceneAndThenTheSameFromOtherSeeds() {
    DemoShow show = SimulatedShow.of(settings(6, OptionalLong.of(30)), MODEL, "none");
    assertThat(show.cameras())
        .extracting(ShownCamera::id)
        .containsExactly("crossing", "car-park", "lobby", "gate", "crossing-2", "car-park-2");
    assertThat(show.cameras().get(0).footage().location())
        .isEqualTo("sim:crossing?seed=1&start=15:30&day=20m&frames=30");
    assertThat(show.cameras().get(4).footage().location())
        .isEqualTo("sim:crossing?seed=2&start=15:30&day=20m&frames=30");
    assertThat(show.cameras().get(4).title()).isEqualTo("Crossing 2");
    assertThat(show.plans().bundles()).hasSize(6);
    assertThat(show.config(true).checkpointing().exactlyOnce()).isTrue();
    assertThat(show.config(false).checkpointing().exactlyOnce()).isFalse();
  }

  @Test
  void saysWhichCamerasHaveNoPlanOfTheirOwn() {
    DemoShow show = SimulatedShow.of(settings(5, OptionalLong.empty()), MODEL, "none");
    assertThat(show.cameras()).noneMatch(ShownCamera::isTuned);
    assertThat(show.notes())
        .singleElement()
        .asString()
        .contains("no plan was tuned for crossing, car-park, lobby, gate, crossing-2");
  }

  @Test
  void thePlansThatAreShippedAreForTheirScenesAndOneModel() {
    for (DemoScene scene : DemoScene.ALL) {
      ShippedPlans.read(scene.scene())
          .ifPresent(
              bundle -> {
                assertThat(bundle.plan().isFor(scene.scene())).isTrue();
                String model = bundle.plan().reference().orElseThrow();
                assertThat(ShippedPlans.find(scene.scene(), model)).isPresent();
                assertThat(ShippedPlans.find(scene.scene(), "another model")).isEmpty();
              });
    }
  }

  @Test
  void refusesMoreCamerasThanAMachineCanDraw() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, OptionalLong.empty()))
        .withMessage("the number of cameras must be between 1 and 100: 0");
  }

  @Test
  void tellsThePageHowFarTheAnswersAreFromWhatIsThere() {
    DemoShow show = SimulatedShow.of(settings(3, OptionalLong.of(200)), MODEL, "none");
    ShownCamera lobby = show.cameras().get(2);
    try (LiveDemo live = new LiveDemo(show);
        SimulatedTruth truth =
            SimulatedTruth.open(
                lobby.footage().simulated().orElseThrow(), lobby.plan().plan().queries())) {
      assertThat(live.facts().of("lobby").orElseThrow().truth()).isEmpty();
      for (long frame = 0; frame < 200; frame++) {
        Presence exact = truth.at(frame).get(0);
        live.accept(Detections.of("lobby", frame, exact));
      }
      live.accept(Detections.of("lobby", 150, Presence.PRESENT)); // again, after a restart
      CameraFact fact = live.facts().of("lobby").orElseThrow();
      assertThat(fact.title()).contains("Lobby");
      PresenceCounts counts = fact.truth().orElseThrow().queries().get(0).counts();
      assertThat(counts.total()).isPositive();
      assertThat(counts.falseNegatives() + counts.falsePositives()).isZero();
      assertThat(live.describe()).startsWith("lobby, person: 0 of");
      assertThat(live.facts().of("yard")).isEmpty();
    }
  }

  private static SimulatedShowSettings settings(int cameras, OptionalLong frames) {
    return new SimulatedShowSettings(
        cameras, 1, Duration.ofMinutes(20), frames, SendingRate.OWN_PACE);
  }
}
