package dev.squint.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSelectionTest {
  private static final CameraId LOBBY = new CameraId("lobby");
  private static final CameraId HALL = new CameraId("hall");

  @TempDir Path directory;

  @Test
  void takesTheCamerasOfThePlansWhenNoneIsNamed() throws Exception {
    assertThat(PlanSelection.of(List.of(plan("lobby"), plan("hall")), List.of()).cameras())
        .containsExactlyInAnyOrder(LOBBY, HALL);
  }

  @Test
  void takesEveryCameraWhenAPlanIsForAny() throws Exception {
    PlanSelection selection = PlanSelection.of(List.of(plan("*"), plan("hall")), List.of());

    assertThat(selection.cameras()).isEmpty();
    assertThat(selection.plans().planFor("yard")).isPresent();
  }

  @Test
  void refusesACameraWithoutPlanAndAPlanWithoutCamera() throws Exception {
    Path lobby = plan("lobby");
    assertThatThrownBy(() -> PlanSelection.of(List.of(lobby), Set.of(HALL, LOBBY)))
        .isInstanceOf(UserException.class)
        .hasMessage("camera hall has no plan: the plans given are for [lobby]");
    Path hall = plan("hall");
    assertThatThrownBy(() -> PlanSelection.of(List.of(lobby, hall), Set.of(LOBBY)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "plan %s is for camera hall, which is not among the cameras given: [lobby]"
                .formatted(hall));
  }

  @Test
  void refusesTwoPlansForACamera() throws Exception {
    Path first = plan("lobby");
    Path second = plan("lobby");
    assertThatThrownBy(() -> PlanSelection.of(List.of(first, second), Set.of()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "camera lobby takes one plan, and there are two: %s and %s".formatted(first, second));
  }

  @Test
  void namesAJobAfterItsCamerasWithinTheLimit() {
    assertThat(JobNames.of(Set.of())).isEqualTo("cascade-all");
    assertThat(JobNames.of(Set.of(LOBBY, HALL))).isEqualTo("cascade-hall.lobby");
    List<CameraId> many =
        IntStream.range(0, 60).mapToObj(i -> new CameraId("camera-" + i)).toList();
    assertThat(JobNames.of(many)).startsWith("cascade-camera-0.and-59-more-").hasSizeLessThan(101);
  }

  @Test
  void readsTheAddressesOfClusters() {
    assertThat(FlinkAddress.parse("http://flink:8081/")).isEqualTo(new FlinkAddress("flink", 8081));
    for (String wrong : List.of("flink", "flink:", ":8081", "flink:99999", "a b:1")) {
      assertThatThrownBy(() -> FlinkAddress.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Path plan(String camera) throws IOException {
    Plan plan = Plan.untuned(camera, 10, List.of(Query.parse("person", List.of())));
    Path file = Files.createTempFile(directory, "plan", ".squint");
    return Files.write(file, PlanBundles.write(PlanBundle.of(plan)));
  }
}
