package dev.squint.jobs.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.json.Json;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.EvaluationReport.ReferenceAnswers;
import dev.squint.jobs.offline.QueryReport.Confusion;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.VideoReadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  @TempDir private Path folder;
  private final FakeBackend backend = new FakeBackend();

  @Test
  void thePlanThatAsksAboutEveryFrameHasNoErrorAndNoGain() throws Exception {
    EvaluationReport report = evaluate(Plans.referenceOnly(), Optional.empty());
    QueryReport query = report.queries().get(0);
    assertThat(query.falseNegativeRate()).isZero();
    assertThat(query.falsePositiveRate()).isZero();
    assertThat(query.falseNegativeRateUpper()).isBetween(0.01, 0.1);
    assertThat(report.events()).isEqualTo(new EventCounts(3, 0, 0));
    assertThat(query.events().recall()).isEqualTo(1);
    assertThat(query.events().recallLower()).isBetween(0.2, 0.4);
    assertThat(query.confusion().truePositives()).isEqualTo(query.presentFrames());
    assertThat(query.precision()).isEqualTo(1);
    assertThat(query.f1()).isEqualTo(1);
    assertThat(report.referenceShare()).isEqualTo(1);
    assertThat(report.speedup()).isCloseTo(1, within(0.01));
    assertThat(backend.detectorCalls()).isEqualTo(FakeBackend.FRAMES);
  }

  @Test
  void aModelThatIsSurelyWrongMissesEveryEvent() throws Exception {
    EvaluationReport report = evaluate(Plans.specialized(1, 1), Optional.empty());
    QueryReport query = report.queries().get(0);
    assertThat(query.falseNegativeRate()).isEqualTo(1);
    assertThat(query.falsePositiveRate()).isZero();
    assertThat(report.events()).isEqualTo(new EventCounts(0, 3, 0));
    assertThat(query.events().precision()).isNull();
    assertThat(query.precision()).isNull();
    assertThat(query.recall()).isZero();
    assertThat(query.confusion())
        .isEqualTo(new Confusion(0, query.presentFrames(), 0, query.absentFrames()));
    assertThat(query.presentFrames() + query.absentFrames()).isEqualTo(FakeBackend.FRAMES);
    assertThat(query.noScopeWindows().windows()).isEqualTo(FakeBackend.FRAMES / 30);
  }

  @Test
  void labelsAreNotMadeAgainAndGiveTheSameTruth() throws Exception {
    Path video = folder.resolve("video.mp4");
    Files.writeString(video, "content");
    Optional<Path> labels = Optional.of(folder.resolve("labels"));
    EvaluationReport first = evaluate(video, Plans.untuned(), labels);
    int calls = backend.detectorCalls();
    assertThat(calls).isEqualTo(FakeBackend.FRAMES);

    EvaluationReport second = evaluate(video, Plans.untuned(), labels);
    assertThat(second.queries()).isEqualTo(first.queries());
    int asked = (int) Math.round(second.referenceShare() * FakeBackend.FRAMES);
    assertThat(backend.detectorCalls() - calls).isEqualTo(EvaluatedReference.MIN_TIMED);
    assertThat(second.referenceAnswers()).isEqualTo(new ReferenceAnswers(asked, 0));
    assertThat(first.referenceAnswers()).isEqualTo(new ReferenceAnswers(0, asked));
    assertThat(second.cost().referenceFramesTimed()).isEqualTo(EvaluatedReference.MIN_TIMED);
    assertThat(second.cost().referenceMicrosPerFrame()).isPositive();
  }

  @Test
  void theModelRunsOnWhatIsAskedWhenThatIsWanted() throws Exception {
    Path video = folder.resolve("video.mp4");
    Files.writeString(video, "content");
    Optional<Path> labels = Optional.of(folder.resolve("labels"));
    evaluate(video, Plans.untuned(), labels);
    EvaluationReport forced =
        new Evaluator(backend, () -> false)
            .evaluate(
                new EvaluationRequest(run(video, Plans.untuned()), labels, 1, true), Progress.NONE);
    assertThat(forced.referenceAnswers().fromLabels()).isZero();
    assertThat(forced.referenceAnswers().run())
        .isEqualTo(Math.round(forced.referenceShare() * FakeBackend.FRAMES));
  }

  @Test
  void sampledLabelsOfASteadySceneGiveTheSameReport() throws Exception {
    EvaluationReport all = evaluate(Plans.specialized(1, 1), Optional.empty());
    int calls = backend.detectorCalls();
    EvaluationReport sampled =
        new Evaluator(backend, () -> false)
            .evaluate(
                new EvaluationRequest(
                    run(Path.of("fake.mp4"), Plans.specialized(1, 1)), Optional.empty(), 6, false),
                Progress.NONE);
    assertThat(sampled.queries()).isEqualTo(all.queries());
    assertThat(sampled.labelledFrames()).isEqualTo(46);
    assertThat(backend.detectorCalls() - calls).isLessThan(80);
  }

  @Test
  void labelsThatAreTooFarApartAreRefused() {
    assertThatThrownBy(
            () ->
                new Evaluator(backend, () -> false)
                    .evaluate(
                        new EvaluationRequest(
                            run(Path.of("fake.mp4"), Plans.untuned()), Optional.empty(), 7, false),
                        Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--label-every 7 can overlook whole events");
  }

  @Test
  void theJsonDocumentHasTheAgreedNames() throws Exception {
    JsonNode json = Json.mapper().valueToTree(evaluate(Plans.untuned(), Optional.empty()));
    assertThat(json.get("frames").asInt()).isEqualTo(FakeBackend.FRAMES);
    JsonNode query = json.get("queries").get(0);
    assertThat(query.get("query").asText()).isEqualTo("person");
    for (String rate : new String[] {"falseNegativeRate", "falsePositiveRate"}) {
      for (String suffix : new String[] {"", "Lower", "Upper"}) {
        assertThat(query.get(rate + suffix).isNumber()).as(rate + suffix).isTrue();
      }
    }
    for (String count : new String[] {"found", "missed", "invented"}) {
      assertThat(query.get("events").get(count).isInt()).as(count).isTrue();
    }
    assertThat(json.get("stageShares").get("DIFFERENCE_DETECTOR").asDouble()).isPositive();
    assertThat(json.get("referenceShare").isNumber()).isTrue();
    assertThat(json.get("speedup").asDouble()).isGreaterThan(0);
    assertThat(json.get("cost").get("microsPerFrame").asDouble()).isPositive();
    assertThat(json.get("cost").get("referenceMicrosPerFrame").asDouble()).isPositive();
    assertThat(json.get("cost").get("predictedMicrosPerFrame").isNull()).isTrue();
    for (String count :
        new String[] {"truePositives", "falseNegatives", "falsePositives", "trueNegatives"}) {
      assertThat(query.get("confusion").get(count).isNumber()).as(count).isTrue();
    }
  }

  @Test
  void aRangeBehindTheEndIsTheUsersMistake() {
    RunRequest whole = Plans.request(Plans.untuned());
    RunRequest behind =
        new RunRequest(
            whole.bundle(),
            whole.camera(),
            new RunRequest.RecordingRequest(
                whole.recording().footage(), new FrameRange(1000, 2000)),
            whole.reference(),
            whole.start());
    assertThatThrownBy(
            () ->
                new Evaluator(backend, () -> false)
                    .evaluate(new EvaluationRequest(behind, Optional.empty()), Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessage("fake.mp4 has no frame in the range that was asked for");
  }

  @Test
  void footageThatBreaksOffIsToldWithWhatCanBeCompared() {
    assertThatThrownBy(
            () ->
                new Evaluator(new FakeBackend(50), () -> false)
                    .evaluate(
                        new EvaluationRequest(
                            run(Path.of("fake.mp4"), Plans.untuned()), Optional.empty()),
                        Progress.NONE))
        .isInstanceOf(VideoReadException.class)
        .hasMessage(
            "fake recording breaks off after frame 49; --to-frame 50 compares those before");
  }

  private EvaluationReport evaluate(PlanBundle bundle, Optional<Path> labels) throws Exception {
    return evaluate(Path.of("fake.mp4"), bundle, labels);
  }

  private EvaluationReport evaluate(Path video, PlanBundle bundle, Optional<Path> labels)
      throws Exception {
    return new Evaluator(backend, () -> false)
        .evaluate(new EvaluationRequest(run(video, bundle), labels), Progress.NONE);
  }

  private static RunRequest run(Path video, PlanBundle bundle) {
    RunRequest request = Plans.request(bundle);
    return new RunRequest(
        request.bundle(),
        request.camera(),
        new RunRequest.RecordingRequest(video, 10, FrameRange.ALL),
        request.reference(),
        request.start());
  }
}
