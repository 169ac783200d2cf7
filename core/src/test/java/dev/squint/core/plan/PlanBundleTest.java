package dev.squint.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.cost.StageUse;
import dev.squint.core.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanBundleTest {
  private static final PlanBundle EVERYTHING = Plans.everything();

  @Test
  void writesThePlanAsTheGoldenFileSays() {
    Golden.assertEquals("plan-1.json", PlanBundles.planJson(EVERYTHING.plan()));
  }

  @Test
  void writesHowAPlanWasFoundAsTheGoldenFileSaysAndReadsItBack() {
    PlanBundle tuned = new PlanBundle(Plans.tuned(), EVERYTHING.files());
    Golden.assertEquals("plan-tuned-1.json", PlanBundles.planJson(tuned.plan()));
    assertThat(PlanBundles.read("p.squint", PlanBundles.write(tuned)).plan())
        .isEqualTo(tuned.plan());
    PlanCost cost = tuned.plan().tuning().orElseThrow().cost();
    assertThat(cost.microsPerFrame()).isCloseTo(273.7, within(0.1));
    assertThat(cost.microsPerFrameWithoutHeader()).isCloseTo(393.2, within(0.1));
    assertThat(cost.speedup()).isCloseTo(113.3, within(0.1));
  }

  @Test
  void forgetsHowItWasFoundWhenAStageChanges() {
    assertThat(Plans.tuned().withProcessEvery(4).tuning()).isEmpty();
    assertThat(Plans.tuned().withDifference(EVERYTHING.plan().difference().orElseThrow()).tuning())
        .isEmpty();
  }

  @Test
  void readsBackWhatItWrote() {
    PlanBundle read = PlanBundles.read("lobby.squint", PlanBundles.write(EVERYTHING));
    assertThat(read.plan()).isEqualTo(EVERYTHING.plan());
    assertThat(read.files().keySet()).isEqualTo(EVERYTHING.files().keySet());
    assertThat(read.id()).isEqualTo(EVERYTHING.id()).matches("lobby-[0-9a-f]{8}");
    assertThat(read.sceneImage()).isEqualTo(EVERYTHING.sceneImage()).isPresent();
    assertThat(read.specializedModelParameters()).isEqualTo(Plans.WEIGHTS);
  }

  @Test
  void writesTheSameBytesForTheSameContent() {
    assertThat(PlanBundles.write(Plans.everything())).isEqualTo(PlanBundles.write(EVERYTHING));
  }

  @Test
  void changesItsIdWithAnySetting() {
    Plan plan = EVERYTHING.plan();
    PlanBundle other = new PlanBundle(plan.withProcessEvery(3), EVERYTHING.files());
    assertThat(other.id()).isNotEqualTo(EVERYTHING.id());
  }

  @Test
  void saysOfEveryCutBundleThatItIsDamaged() {
    byte[] whole = PlanBundles.write(EVERYTHING);
    for (int length = 0; length < whole.length; length += 41) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(InvalidPlanException.class)
          .isThrownBy(() -> PlanBundles.read("lobby.squint", cut))
          .withMessageContaining("lobby.squint");
    }
  }

  @Test
  void noticesDamagedWeights() {
    TreeMap<String, byte[]> files = new TreeMap<>(EVERYTHING.files());
    files.put("model.params", new byte[] {9});
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> new PlanBundle(EVERYTHING.plan(), files))
        .withMessageContaining("model.params in the plan bundle is damaged");
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> PlanBundle.of(EVERYTHING.plan()))
        .withMessageContaining("does not hold");
  }

  @Test
  void refusesANewerSchemaUnknownFieldsAndValuesOutOfBounds() {
    String json = new String(PlanBundles.planJson(EVERYTHING.plan()), StandardCharsets.UTF_8);
    assertRefused(json.replace("\"schema\" : 1", "\"schema\" : 2"), "use a newer Squint");
    assertRefused(json.replace("\"lightRobust\"", "\"bright\""), "difference.metric.lightRobust");
    assertRefused(json.replace("\"schema\" : 1", "\"schema\" : 1, \"hue\" : 1"), "hue");
    assertRefused(json.replace("\"processEvery\" : 2", "\"processEvery\" : 0"), "between 1 and");
    assertRefused("{", "plan.json");
  }

  @Test
  void saysThatAFileIsMissing(@TempDir Path folder) throws IOException {
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> PlanBundles.read(folder.resolve("none.squint")))
        .withMessageContaining("does not exist");
    Path file = folder.resolve("p.squint");
    Files.write(file, PlanBundles.write(EVERYTHING));
    assertThat(PlanBundles.read(file).id()).isEqualTo(EVERYTHING.id());
  }

  @Test
  void picksTheCamerasOwnPlanBeforeTheOneForAny() {
    PlanBundle any = PlanBundle.of(Plan.untuned(Plan.ANY_CAMERA, 10, Plans.person()));
    PlanSet set = PlanSet.of(List.of(any, EVERYTHING));
    assertThat(set.planFor("lobby").orElseThrow().id()).isEqualTo(EVERYTHING.id());
    assertThat(set.planFor("gate").orElseThrow().id()).isEqualTo(any.id());
    assertThat(PlanSet.of(List.of(EVERYTHING)).planFor("gate")).isEmpty();
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> PlanSet.of(List.of(any, any)))
        .withMessageContaining("each camera takes one plan");
  }

  @Test
  void refusesPlansThatContradictThemselves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.untuned("Lobby!", 10, Plans.person()))
        .withMessageContaining("Lobby!");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.untuned("lobby", 0, Plans.person()))
        .withMessageContaining("framesPerSecond");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.untuned("lobby", 10, List.of()))
        .withMessageContaining("at least one query");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageUse(0.5, 1.5, 0, 0))
        .withMessageContaining("the share compared must be between 0 and 1: 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageCosts(1, 1, 1, Double.NaN, 1))
        .withMessageContaining("specializedModelMicros");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Certificate(true, 0.01, 1, 0.95, 0, 1, 1, List.of()))
        .withMessageContaining("maxFalsePositiveRate must be between 0 and 1: 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreThresholds(0.7, 0.3))
        .withMessageContaining("presentAbove 0.3 is below absentBelow 0.7");
  }

  private static void assertRefused(String json, String message) {
    TreeMap<String, byte[]> files = new TreeMap<>(EVERYTHING.files());
    files.put(PlanBundles.PLAN_ENTRY, json.getBytes(StandardCharsets.UTF_8));
    byte[] zipped = PlanBundles.zip(files);
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> PlanBundles.read("p.squint", zipped))
        .withMessageStartingWith("p.squint: ")
        .withMessageContaining(message);
  }
}
