package dev.squint.jobs.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.jobs.offline.CascadeRunner.Sinks;
import dev.squint.jobs.options.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CascadeRunnerTest {
  private final FakeBackend backend = new FakeBackend();
  private final List<DetectionRecord> detections = new ArrayList<>();
  private final List<EventRecord> events = new ArrayList<>();

  static Stream<PlanBundle> plans() {
    return Stream.of(
        Plans.referenceOnly(),
        Plans.untuned(),
        PlanBundle.of(Plans.untuned().plan().withProcessEvery(3)),
        Plans.specialized(0.5, 0.7),
        Plans.specialized(0, 1));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void answersAsTheCoreInAPlainLoop(PlanBundle bundle) throws Exception {
    RunRequest request = Plans.request(bundle);
    run(request);
    assertThat(detections).isEqualTo(new DirectLoop(backend, bundle).run(request));
  }

  @Test
  void aSecondRunGivesTheSameRecords() throws Exception {
    run(Plans.request(Plans.untuned()));
    List<DetectionRecord> first = List.copyOf(detections);
    detections.clear();
    run(Plans.request(Plans.untuned()));
    assertThat(detections).isEqualTo(first);
  }

  @Test
  void onlyFramesInDoubtReachTheReferenceModel() throws Exception {
    RunSummary summary = run(Plans.request(Plans.untuned()));

    assertThat(summary.frames()).isEqualTo(FakeBackend.FRAMES);
    assertThat(summary.events()).isEqualTo(3);
    assertThat(summary.eventsByQuery()).containsExactly(Map.entry("person", 3L));
    assertThat(summary.referenceShare() * FakeBackend.FRAMES)
        .isEqualTo(backend.detectorCalls(), within(1e-9));
    assertThat(summary.referenceShare()).isLessThan(0.2);
    assertThat(summary.stageShares().values().stream().mapToDouble(share -> share).sum())
        .isEqualTo(1, within(1e-9));
    assertThat(events).hasSize(6);
  }

  @Test
  void aSureSpecializedModelLeavesNothingToTheReferenceModel() throws Exception {
    RunSummary summary = run(Plans.request(Plans.specialized(0.6, 0.6)));
    assertThat(backend.detectorCalls()).isZero();
    assertThat(summary.stageShares()).containsEntry(DecidedBy.SPECIALIZED_MODEL, 1.0);
    assertThat(detections)
        .allSatisfy(
            record ->
                assertThat(record.verdicts().get(0).present())
                    .isEqualTo(FakeBackend.hasSquare(record.frame())));
  }

  @Test
  void stoppingAnswersTheFramesReadSoFar() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    RunSummary summary =
        new CascadeRunner(backend, () -> asked.incrementAndGet() > 30)
            .run(Plans.request(Plans.untuned()), sinks(), Progress.NONE);
    assertThat(summary.interrupted()).isTrue();
    assertThat(summary.frames()).isEqualTo(30);
    assertThat(detections).extracting(DetectionRecord::frame).hasSize(30).isSorted();
  }

  @Test
  void aRangeKeepsTheRecordingsFrameNumbersAndTimes() throws Exception {
    RunRequest whole = Plans.request(Plans.untuned());
    RunRequest part =
        new RunRequest(
            whole.bundle(),
            whole.camera(),
            new RunRequest.RecordingRequest(whole.recording().footage(), new FrameRange(50, 60)),
            whole.reference(),
            whole.start());
    run(part);
    assertThat(detections).extracting(DetectionRecord::frame).startsWith(50L).hasSize(10);
    assertThat(detections.get(0).capturedAt()).hasToString("1970-01-01T00:00:05Z");
  }

  @Test
  void aClassThatTheModelDoesNotKnowIsToldWithTheNearest() {
    assertThatThrownBy(() -> run(Plans.request(asking("persn"))))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "query persn: reference model fake.onnx has no class \"persn\" among its 2; did you mean person?");
  }

  @Test
  void aScoreBelowTheModelsOwnIsRefused() {
    assertThatThrownBy(() -> run(Plans.request(asking("person:0.1"))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("query person asks for scores from 0.1")
        .hasMessageContaining("from 0.25 only");
  }

  private static PlanBundle asking(String query) {
    return PlanBundle.of(Plan.untuned("fake", 10, List.of(Query.parse(query, List.of()))));
  }

  private Sinks sinks() {
    return new Sinks(detections::add, events::add);
  }

  private RunSummary run(RunRequest request) throws Exception {
    return new CascadeRunner(backend, () -> false).run(request, sinks(), Progress.NONE);
  }
}
