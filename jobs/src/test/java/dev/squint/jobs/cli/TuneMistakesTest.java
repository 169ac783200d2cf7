package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.FakeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneMistakesTest {
  @TempDir private Path folder;
  private final OfflineBackend backend = new FakeBackend();
  private Path video = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    video = folder.resolve("square.mp4");
    Files.writeString(video, "the fake recording stands for it");
    plan = folder.resolve("square.squint");
  }

  @Test
  void boundsThatNoPlanCanKeepOrNeedsTo() {
    assertThat(tune("person", "0", "0.1", "0.95"))
        .isEqualTo("squint: --max-false-negatives must be above 0 and below 1: 0.0");
    assertThat(tune("person", "0.1", "1.5", "0.95"))
        .isEqualTo("squint: --max-false-positives must be above 0 and below 1: 1.5");
    assertThat(tune("person", "0.1", "0.1", "1"))
        .isEqualTo("squint: --confidence must be above 0 and below 1: 1.0");
  }

  @Test
  void footageFromWhichNothingCanBeLearnt() {
    assertThat(tune("car", "0.1", "0.1", "0.95"))
        .isEqualTo(
            "squint: query car is never present in frames 0 to 56, which a plan learns from: nothing can be told apart; tune on footage in which it comes and goes");
    assertThat(plan).doesNotExist();
  }

  @Test
  void aClassThatTheModelDoesNotKnow() {
    assertThat(tune("persom", "0.1", "0.1", "0.95"))
        .contains("has no class \"persom\"")
        .contains("person");
  }

  @Test
  void otherThresholdsOfAPlanThatWasNotTuned() throws IOException {
    Plan untuned = Plan.untuned("square", 10, List.of(Query.parse("person", List.of())));
    Files.write(plan, PlanBundles.write(PlanBundle.of(untuned)));
    assertThat(whatIf("difference=0.1")).contains("was not tuned");
    assertThat(whatIf("diference=0.1"))
        .startsWith("squint: --set diference: the plan has no such setting; it has difference")
        .contains("did you mean");
    assertThat(whatIf("difference=much"))
        .isEqualTo("squint: --set takes NAME=NUMBER, for example person.low=0.1: difference=much");
    assertThat(whatIf("difference=2")).startsWith("squint: --set: ");
  }

  private String tune(String query, String negatives, String positives, String confidence) {
    return CommandResult.of(
            backend,
            "tune",
            "--input",
            video,
            "--reference",
            "fake.onnx",
            "--query",
            query,
            "--max-false-negatives",
            negatives,
            "--max-false-positives",
            positives,
            "--confidence",
            confidence,
            "--costs",
            folder.resolve("costs"),
            "--out",
            plan)
        .mistake();
  }

  private String whatIf(String setting) {
    return CommandResult.of(backend, "whatif", "--plan", plan, "--set", setting).mistake();
  }
}
