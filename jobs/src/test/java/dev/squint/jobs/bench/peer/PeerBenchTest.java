package dev.squint.jobs.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.testing.TestFootage;
import dev.squint.jobs.bench.peer.PeerReport.AnswerAccuracy;
import dev.squint.jobs.bench.peer.PeerReport.ContenderFigures;
import dev.squint.jobs.offline.FakeBackend;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.NativeBackend;
import dev.squint.jobs.offline.Recording;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerBenchTest {
  @TempDir private Path folder;
  private final FakeBackend backend = new FakeBackend();
  private final List<String> said = new ArrayList<>();

  @Test
  void comparesTheGatesWithThePlanOnTheSameFrames() throws Exception {
    PeerReport report = new PeerBench(backend).run(fake(), said::add, () -> false);
    assertThat(report.frames()).isEqualTo(FakeBackend.FRAMES);
    assertThat(report.framesTimed()).isBetween(1L, (long) FakeBackend.FRAMES);
    assertThat(report.interrupted()).isFalse();
    assertThat(report.contenders())
        .extracting(ContenderFigures::name)
        .containsExactly(
            "running average",
            "background subtraction (MOG2)",
            "Squint's filter, preview header",
            "Squint's filter, no preview header");
    assertThat(report.contenders())
        .allSatisfy(
            contender -> {
              assertThat(contender.sentShare()).isBetween(0.0, 0.99);
              assertThat(contender.microsPerFrame()).isGreaterThan(0);
              assertThat(contender.decodeMicrosPerFrame())
                  .isBetween(0.0, contender.microsPerFrame());
            });
    for (int plan = 2; plan < 4; plan++) {
      AnswerAccuracy accuracy = report.contenders().get(plan).accuracy().get(0);
      assertThat(report.contenders().get(plan).sentShare()).isGreaterThan(0.01);
      assertThat(accuracy.eventsFound()).isEqualTo(3);
      assertThat(accuracy.falseNegativeRate()).isZero();
    }
    assertThat(said).contains("labelling: 120 of 120 frames", "comparing: 120 of 120 frames");
  }

  @Test
  void theReferenceModelLabelsEachFrameOnce() throws Exception {
    new PeerBench(backend).run(fake(), said::add, () -> false);
    int first = backend.detectorCalls();
    new PeerBench(backend).run(fake(), said::add, () -> false);
    assertThat(backend.detectorCalls() - first).isEqualTo(first - FakeBackend.FRAMES);
  }

  @Test
  void aStoppedRunSaysSoAndHasTheFiguresOfWhatItSaw() throws Exception {
    new PeerBench(backend).run(fake(), said::add, () -> false);
    said.clear();
    PeerReport report =
        new PeerBench(backend)
            .run(fake(), said::add, () -> said.contains("comparing: 60 of 120 frames"));
    assertThat(report.interrupted()).isTrue();
    assertThat(report.frames()).isEqualTo(60);
    assertThat(report.contenders()).hasSize(4);
  }

  @Test
  void aRunThatIsStoppedAtOnceHasNoContenders() throws Exception {
    PeerReport report = new PeerBench(backend).run(fake(), said::add, () -> true);
    assertThat(report.interrupted()).isTrue();
    assertThat(report.contenders()).isEmpty();
    JsonNode json = Json.mapper().valueToTree(report);
    assertThat(json.get("referenceMicrosPerFrame").isNull()).isTrue();
  }

  @Test
  void onRealFootageTheFilterIsCheaperThanAnyGate() throws Exception {
    Path video = TestFootage.require("videos/lobby.mp4");
    Path model = TestFootage.require("models/yolox_nano.onnx");
    PeerReport report =
        new PeerBench(new NativeBackend())
            .run(
                settings(video, model.toString(), new FrameRange(0, 150), "lobby"),
                said::add,
                () -> false);
    ContenderFigures average = report.contenders().get(0);
    ContenderFigures mixture = report.contenders().get(1);
    ContenderFigures squint = report.contenders().get(2);
    assertThat(average.sentShare()).isBetween(0.2, 0.98);
    assertThat(squint.microsPerFrame() * 2)
        .isLessThan(Math.min(average.microsPerFrame(), mixture.microsPerFrame()));
    assertThat(squint.accuracy().get(0).eventsMissed()).isZero();
  }

  private PeerSettings fake() throws Exception {
    Path video = folder.resolve("fake.mp4");
    Files.writeString(video, "content");
    return settings(video, "fake.onnx", FrameRange.ALL, "fake");
  }

  private PeerSettings settings(Path video, String model, FrameRange range, String camera) {
    Plan plan = Plan.untuned(camera, 10, List.of(Query.parse("person", List.of())));
    return new PeerSettings(
        new Recording(video, 10),
        range,
        ReferenceConfig.of(model),
        PlanBundle.of(plan),
        folder.resolve("labels"));
  }
}
