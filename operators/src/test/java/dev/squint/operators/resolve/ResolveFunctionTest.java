package dev.squint.operators.resolve;

import static dev.squint.operators.testing.TestFrames.answered;
import static dev.squint.operators.testing.TestFrames.copy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.json.Json;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.names.SideOutputs;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.serde.OutputRecordTypeSerializer;
import dev.squint.operators.testing.CountingTask;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestFrames;
import dev.squint.operators.testing.TestPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolveFunctionTest {
  private static final long SILENCE_MILLIS = 60_000;
  private static final int STATE_LIMIT = 64 * 1024;
  private static final PlanBundle PLAN = TestPlans.difference(TestFrames.CAMERA);

  private static final AuditRates AUDITS = AuditRates.same(0.5);

  private final CountingTask task = new CountingTask();
  private KeyedOneInputStreamOperatorTestHarness<String, DecidedFrame, OutputRecord> resolver;

  @BeforeEach
  void open() throws Exception {
    resolver = open(PLAN, null);
  }

  @AfterEach
  void close() throws Exception {
    resolver.close();
  }

  @Test
  void restoresTheOrderOfFrames() throws Exception {
    List<DecidedFrame> frames = new ArrayList<>();
    for (long frame = 0; frame < 200; frame++) {
      frames.add(answered(frame, false));
    }
    Collections.shuffle(frames, new Random(1));

    accept(frames.toArray(DecidedFrame[]::new));

    assertThat(detections())
        .extracting(detection -> detection.path("frame").asLong())
        .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
    assertThat(answeredBy("reference-model")).isEqualTo(200);
    assertThat(answeredBy("difference-detector")).isZero();
  }

  @Test
  void countsHowLongAfterTheirCaptureFramesAreAnswered() throws Exception {
    DecidedFrame first = answered(0, false);
    DecidedFrame second = answered(1, false);
    resolver.setProcessingTime(first.capturedAtMillis() + 300);

    accept(first, second);

    assertThat(task.counted("answer_delay_milliseconds_total", "camera", TestFrames.CAMERA))
        .isEqualTo(600 - (second.capturedAtMillis() - first.capturedAtMillis()));
  }

  @Test
  void givesACopyTheLabelOfTheFrameItEquals() throws Exception {
    accept(copy(1, 0));
    assertThat(detections()).isEmpty();

    accept(answered(0, true));

    JsonNode second = detections().get(1);
    assertThat(second.at("/verdicts/0/present").asBoolean()).isTrue();
    assertThat(second.at("/verdicts/0/decidedBy").asText()).isEqualTo("DIFFERENCE_DETECTOR");
    assertThat(second.at("/evidence/sameAs").asLong()).isZero();
    assertThat(second.has("objects")).isFalse();
    assertThat(detections().get(0).at("/objects/0/class").asText()).isEqualTo("box");
  }

  @Test
  void tellsTheAnswersOfAuditedFramesOnceTheLabelsThatTheyCopyAreKnown() throws Exception {
    for (long frame = 1; frame < 100; frame++) {
      accept(copy(frame, 0));
    }
    assertThat(resolver.getSideOutput(SideOutputs.AUDITED_ANSWERS)).isNull();

    accept(answered(0, true), answered(100, true), TestFrames.waiting(101).unresolved());
    accept(copy(102, 101), copy(103, 101), copy(104, 101), copy(105, 101));

    assertThat(resolver.getSideOutput(SideOutputs.AUDITED_ANSWERS))
        .extracting(StreamRecord::getValue)
        .extracting(DecidedFrame::frame, frame -> frame.present().length)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 105)
                .filter(frame -> frame != 100 && frame != 101)
                .filter(frame -> AUDITS.isSelected(TestFrames.CAMERA, frame))
                .mapToObj(frame -> tuple(frame, frame < 100 ? 1 : 0))
                .toList());
  }

  @Test
  void leavesOutAFrameThatCouldNotBeRead() throws Exception {
    accept(answered(0, false), TestFrames.waiting(1).unreadable(), answered(2, false));

    assertThat(detections())
        .extracting(detection -> detection.path("frame").asLong())
        .containsExactly(0L, 2L);
  }

  @Test
  void saysWhenAFramePassed() throws Exception {
    resolver.setProcessingTime(TestCamera.FIRST_MILLIS + 1000);
    accept(answered(0, false));

    JsonNode timing = detections().get(0).path("timing");
    assertThat(timing.path("ingestedAt").asText()).isEqualTo("2023-11-14T22:13:20.007Z");
    assertThat(timing.path("emittedAt").asText()).isEqualTo("2023-11-14T22:13:21Z");
    assertThat(resolver.extractOutputValues().get(0).timestampMillis())
        .isEqualTo(TestCamera.FIRST_MILLIS);
  }

  @Test
  void opensAndClosesEvents() throws Exception {
    for (long frame = 0; frame < 40; frame++) {
      accept(answered(frame, frame >= 10 && frame < 25));
    }

    assertThat(events())
        .extracting(event -> event.path("type").asText(), event -> event.path("id").asText())
        .containsExactly(tuple("start", "lobby/box/10"), tuple("end", "lobby/box/10"));
    assertThat(events().get(1).at("/end/frame").asLong()).isEqualTo(24);
    assertThat(events().get(1).has("reason")).isFalse();
    assertThat(task.counted("events_started_total", "query", "box")).isEqualTo(1);
    assertThat(task.counted("events_ended_total", "query", "box")).isEqualTo(1);
  }

  @Test
  void endsEventsWhenTheCameraIsSilent() throws Exception {
    accept(answered(0, true), answered(1, true));
    resolver.setProcessingTime(SILENCE_MILLIS - 1);
    accept(answered(2, true));

    resolver.setProcessingTime(2 * SILENCE_MILLIS - 2);
    assertThat(events()).hasSize(1);
    resolver.setProcessingTime(2 * SILENCE_MILLIS - 1);

    assertThat(events())
        .extracting(event -> event.path("type").asText(), event -> event.path("reason").asText())
        .containsExactly(tuple("start", ""), tuple("end", "camera-silent"));
    assertThat(events().get(1).at("/end/frame").asLong()).isEqualTo(2);
    assertThat(resolver.numProcessingTimeTimers()).isZero();
  }

  @Test
  void doesNotTakeACameraForSilentWhileAFrameWaits() throws Exception {
    accept(answered(0, true), answered(1, true), answered(3, true));

    resolver.setProcessingTime(10 * SILENCE_MILLIS);
    assertThat(events()).isEmpty();
    accept(answered(2, true));
    resolver.setProcessingTime(20 * SILENCE_MILLIS);

    assertThat(events()).hasSize(2);
    assertThat(detections()).hasSize(4);
  }

  @Test
  void endsEventsWhenTheInputEnds() throws Exception {
    accept(answered(0, true), answered(1, true));

    resolver.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(events()).hasSize(2);
  }

  @Test
  void failsWhenTheInputEndsAndAFrameIsMissing() throws Exception {
    accept(answered(0, true), answered(2, true));

    assertThatThrownBy(() -> resolver.processWatermark(Watermark.MAX_WATERMARK))
        .hasStackTraceContaining("1 frames of camera lobby wait for one that never came");
  }

  @Test
  void keepsOneTimerOfEachKindACamera() throws Exception {
    for (long frame = 0; frame < 100; frame++) {
      resolver.setProcessingTime(frame * 100);
      accept(answered(frame, true));
    }

    assertThat(resolver.numProcessingTimeTimers()).isEqualTo(1);
    assertThat(resolver.numEventTimeTimers()).isEqualTo(1);
    assertThat(resolver.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
    accept(answered(0, true), answered(1, true), copy(3, 1));
    OperatorSubtaskState state = resolver.snapshot(1, 1);
    accept(answered(2, false));
    List<String> uninterrupted = withoutTiming();

    List<String> before = uninterrupted.subList(0, 2);
    resolver.close();
    resolver = open(PLAN, state);
    accept(answered(2, false));

    List<String> parts = new ArrayList<>(before);
    parts.addAll(withoutTiming());
    assertThat(parts).isEqualTo(uninterrupted).hasSize(4);
  }

  @Test
  void doesNotCountTheTimeThatTheJobStoodStillAsSilence() throws Exception {
    accept(answered(0, true));
    OperatorSubtaskState state = resolver.snapshot(1, 1);
    resolver.close();
    resolver = open(PLAN, state);

    resolver.setProcessingTime(100 * SILENCE_MILLIS);
    assertThat(events()).isEmpty();
    resolver.setProcessingTime(101 * SILENCE_MILLIS);

    assertThat(events()).hasSize(2);
  }

  @Test
  void refusesStateThatWasKeptForOtherQueries() throws Exception {
    accept(answered(0, true));
    OperatorSubtaskState state = resolver.snapshot(1, 1);
    resolver.close();
    PlanBundle other =
        PlanBundle.of(
            Plan.referenceOnly(
                TestFrames.CAMERA, 5, List.of(new Query("car", 0.5, Optional.empty()))));
    resolver = open(other, state);

    assertThatThrownBy(() -> accept(answered(1, true)))
        .hasMessageContaining("the saved state of camera lobby answers [box]")
        .hasMessageContaining("the plan asks [car]");
  }

  @Test
  void takesLittleStateACamera() throws Exception {
    for (long frame = 0; frame < 300; frame++) {
      accept(answered(frame, frame % 2 == 0));
    }

    OperatorSubtaskState state = resolver.snapshot(1, 1);

    assertThat(state.getManagedKeyedState().iterator().next().getStateSize())
        .isBetween(100L, (long) STATE_LIMIT);
  }

  private KeyedOneInputStreamOperatorTestHarness<String, DecidedFrame, OutputRecord> open(
      PlanBundle plan, @Nullable OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, DecidedFrame, OutputRecord> opened =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new ResolveFunction(TestPlans.setOf(plan), SILENCE_MILLIS, AUDITS)),
            DecidedFrame::camera,
            Types.STRING,
            task.environment(1, 0));
    opened.getExecutionConfig().enableObjectReuse();
    opened.setup(OutputRecordTypeSerializer.INSTANCE);
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  private long answeredBy(String stage) {
    return task.counted("frames_total", "camera", TestFrames.CAMERA, "stage", stage);
  }

  private void accept(DecidedFrame... frames) throws Exception {
    for (DecidedFrame frame : frames) {
      // Across the edge, as in a job.
      resolver.processElement(new StreamRecord<>(DecidedFrameTypeSerializer.INSTANCE.copy(frame)));
    }
  }

  private List<JsonNode> detections() {
    return records(Kind.DETECTION);
  }

  private List<JsonNode> events() {
    return records(Kind.EVENT);
  }

  private List<String> withoutTiming() {
    return detections().stream()
        .map(detection -> ((ObjectNode) detection))
        .map(detection -> detection.without("timing").toString())
        .toList();
  }

  private List<JsonNode> records(Kind kind) {
    return resolver.extractOutputValues().stream()
        .filter(record -> record.kind() == kind)
        .map(record -> parse(record.value()))
        .toList();
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
