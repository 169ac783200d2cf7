package dev.squint.jobs.offline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.Image;
import dev.squint.core.json.Json;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.simulated.SimulatedFootage;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExactTruthTest {
  private static final int FRAMES = 100;
  private static final SimulatedFootage CROSSING =
      new SimulatedFootage(
          SimulatedCameraAddress.parse("sim:crossing?seed=3&fps=1&size=320x180&traffic=0.3"));
  private static final PlanBundle PLAN =
      PlanBundle.of(Plan.referenceOnly("*", 1, List.of(Query.parse("car", List.of()))));

  /** Sees a car in every frame, whatever is there. */
  private static final class CarsEverywhere extends FakeBackend {
    @Override
    public ReferenceDetector openReference(ReferenceModelSpec spec) {
      return new ReferenceDetector() {
        @Override
        public ReferenceModelDescription description() {
          return new ReferenceModelDescription(
              "cars.onnx", "c".repeat(64), "fake", 64, 64, List.of("car"), "cpu", 1);
        }

        @Override
        public List<List<DetectedObject>> detect(List<Image> images) {
          BoundingBox box = new BoundingBox(0, 0, 10, 10);
          return Collections.nCopies(images.size(), List.of(new DetectedObject("car", 0.9f, box)));
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void theReferenceModelsOwnErrorStandsBesideThatOfThePlan() throws Exception {
    EvaluationReport report = evaluate(Optional.empty());
    QueryReport car = report.queries().get(0);
    assertThat(report.truth()).isEqualTo(TruthKind.EXACT);
    assertThat(car.presentFrames()).isPositive();
    assertThat(car.absentFrames()).isPositive();
    assertThat(car.falseNegativeRate()).isZero();
    assertThat(car.falsePositiveRate()).isEqualTo(1);
    assertThat(car.presentFrames() + car.absentFrames()).isLessThan(FRAMES);
    assertThat(report.referenceAgainstExact()).isEqualTo(report.queries());
    QueryReport agreed = requireNonNull(report.againstReference()).get(0);
    assertThat(agreed.presentFrames()).isEqualTo(FRAMES);
    assertThat(agreed.falseNegativeRate()).isZero();
  }

  @Test
  void answersGivenElsewhereAreComparedInPlaceOfThoseGivenNow() throws Exception {
    List<List<Presence>> nothing = List.of(Collections.nCopies(FRAMES, Presence.ABSENT));
    EvaluationReport report = evaluate(Optional.of(nothing));
    assertThat(report.queries().get(0).falseNegativeRate()).isEqualTo(1);
    assertThat(report.queries().get(0).falsePositiveRate()).isZero();
    assertThat(requireNonNull(report.againstReference()).get(0).falseNegativeRate()).isEqualTo(1);
    assertThat(requireNonNull(report.referenceAgainstExact()).get(0).falseNegativeRate()).isZero();
    assertThat(report.referenceShare()).isEqualTo(1);
  }

  @Test
  void theDocumentSaysWhichTruthIsMeantAndHasNoFurtherErrorsAgainstTheModel() throws Exception {
    JsonNode exact = Json.mapper().valueToTree(evaluate(Optional.empty()));
    assertThat(exact.path("truth").asText()).isEqualTo("exact");
    assertThat(exact.path("referenceAgainstExact").get(0).path("query").asText()).isEqualTo("car");
    EvaluationReport against =
        new Evaluator(new CarsEverywhere(), () -> false)
            .evaluate(new EvaluationRequest(run(CROSSING), Optional.empty()), Progress.NONE);
    JsonNode reference = Json.mapper().valueToTree(against);
    assertThat(reference.path("truth").asText()).isEqualTo("reference");
    assertThat(reference.has("referenceAgainstExact")).isFalse();
    assertThat(reference.path("queries").get(0).path("falsePositiveRate").isNull()).isTrue();
  }

  @Test
  void nothingIsKnownExactlyOfARecording() {
    RunRequest recording = Plans.request(Plans.untuned());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EvaluationRequest(
                    recording, Optional.empty(), 1, false, TruthKind.EXACT, Optional.empty()))
        .withMessage(
            "an exact truth is known of simulated cameras (sim:...) alone, not of fake.mp4");
  }

  private static EvaluationReport evaluate(Optional<List<List<Presence>>> answers)
      throws Exception {
    return new Evaluator(new CarsEverywhere(), () -> false)
        .evaluate(
            new EvaluationRequest(
                run(CROSSING), Optional.empty(), 1, false, TruthKind.EXACT, answers),
            Progress.NONE);
  }

  private static RunRequest run(Footage footage) {
    return new RunRequest(
        PLAN,
        new CameraId("crossing"),
        new RecordingRequest(footage, new FrameRange(0, FRAMES)),
        ReferenceConfig.of("cars.onnx"),
        Instant.EPOCH);
  }
}
