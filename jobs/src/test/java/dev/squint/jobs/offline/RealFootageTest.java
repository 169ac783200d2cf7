package dev.squint.jobs.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.testing.TestFootage;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.jobs.offline.CascadeRunner.Sinks;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealFootageTest {
  private static final FrameRange FRAMES = new FrameRange(0, 120);

  @TempDir private Path folder;
  private final OfflineBackend backend = new NativeBackend();

  @Test
  void theUntunedPlanAnswersTheLobbyAsThePlainLoopDoes() throws Exception {
    RunRequest request = lobby();
    List<DetectionRecord> detections = new ArrayList<>();
    RunSummary summary =
        new CascadeRunner(backend, () -> false)
            .run(request, new Sinks(detections::add, event -> {}), Progress.NONE);
    List<DetectionRecord> expected = new DirectLoop(backend, request.bundle()).run(request);

    assertThat(detections).isEqualTo(expected.subList(0, (int) FRAMES.end()));
    assertThat(summary.stageShares().get(DecidedBy.DIFFERENCE_DETECTOR)).isGreaterThan(0.3);
    assertThat(summary.events()).isEqualTo(1);
  }

  @Test
  void labelsGiveTheTruthThatTheModelGives() throws Exception {
    Evaluator evaluator = new Evaluator(backend, () -> false);
    EvaluationReport asked =
        evaluator.evaluate(new EvaluationRequest(lobby(), Optional.empty()), Progress.NONE);
    new Labeller(backend, () -> false)
        .label(
            new LabelRequest(lobby().recording(), lobby().reference(), folder, 1), Progress.NONE);
    EvaluationReport labelled =
        evaluator.evaluate(new EvaluationRequest(lobby(), Optional.of(folder)), Progress.NONE);
    assertThat(labelled.queries()).isEqualTo(asked.queries());
    assertThat(asked.speedup()).isGreaterThan(1.2);
  }

  private static RunRequest lobby() {
    Path video = TestFootage.require("videos/lobby.mp4");
    Path model = TestFootage.require("models/yolox_nano.onnx");
    Plan plan = Plan.untuned("lobby", 10, List.of(Query.parse("person", List.of())));
    return new RunRequest(
        PlanBundle.of(plan),
        new CameraId("lobby"),
        new RecordingRequest(video, 25, FRAMES),
        ReferenceConfig.of(model.toString()),
        Instant.EPOCH);
  }
}
