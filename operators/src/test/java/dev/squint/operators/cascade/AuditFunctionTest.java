package dev.squint.operators.cascade;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.serde.DoubtfulFrameTypeSerializer;
import dev.squint.operators.testing.CountingTask;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.FakeStages.Reference;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestFrames;
import dev.squint.operators.testing.TestPlans;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuditFunctionTest {
  private static final long TIMEOUT_MILLIS = 1000;
  private static final int MOST = 3;
  private static final int BOX_FRAME = 10;

  private final CountingTask task = new CountingTask();

  @Test
  void saysWhatTheReferenceModelFindsWithoutItsObjects() throws Exception {
    try (var stage = open(stages(Reference.ANSWERS))) {
      stage.processElement(frame(0, png(0)));
      stage.processElement(frame(1, png(BOX_FRAME)));
      stage.endInput();

      assertThat(stage.extractOutputValues())
          .extracting(DecidedFrame::frame, DecidedFrame::decidedBy, frame -> frame.present()[0])
          .containsExactlyInAnyOrder(
              tuple(0L, DecidedBy.REFERENCE_MODEL, false),
              tuple(1L, DecidedBy.REFERENCE_MODEL, true));
      assertThat(stage.extractOutputValues())
          .allSatisfy(frame -> assertThat(frame.objects()).isEmpty());
    }
  }

  @Test
  void skipsFramesWhileAsManyAsAllowedAreUnderWayAndNeverWaits() throws Exception {
    FakeStages stages = stages(Reference.SILENT);
    try (var stage = open(stages)) {
      for (long frame = 0; frame < 100; frame++) {
        stage.processElement(frame(frame, png(0)));
      }
      assertThat(stages.counts().requests).hasValue(MOST);
      assertThat(task.counted("audits_skipped_total", "camera", TestFrames.CAMERA))
          .isEqualTo(100 - MOST);

      stage.setProcessingTime(TIMEOUT_MILLIS);
      stage.endInput();

      assertThat(stage.extractOutputValues())
          .extracting(DecidedFrame::decidedBy)
          .containsOnly(DecidedBy.UNRESOLVED)
          .hasSize(100);
      assertThat(task.counted("audit_timeouts_total", "camera", TestFrames.CAMERA)).isEqualTo(MOST);
      assertThat(stages.counts().withdrawn).hasValue(MOST);
    }
  }

  @Test
  void auditsAgainOnceItsRequestsHaveTimedOut() throws Exception {
    FakeStages stages = stages(Reference.SILENT);
    try (var stage = open(stages)) {
      for (long frame = 0; frame < MOST; frame++) {
        stage.processElement(frame(frame, png(0)));
      }
      stage.setProcessingTime(TIMEOUT_MILLIS);

      stage.processElement(frame(MOST, png(0)));

      assertThat(stages.counts().requests).hasValue(MOST + 1);
      assertThat(task.counted("audits_skipped_total", "camera", TestFrames.CAMERA)).isZero();
    }
  }

  @Test
  void givesUpAFrameThatCannotBeReadWithoutADeadLetter() throws Exception {
    try (var stage = open(stages(Reference.ANSWERS))) {
      stage.processElement(frame(4, new byte[] {1, 2, 3}));
      stage.endInput();

      assertThat(stage.extractOutputValues())
          .extracting(DecidedFrame::frame, DecidedFrame::decidedBy, DecidedFrame::deadLetter)
          .containsExactly(tuple(4L, DecidedBy.UNRESOLVED, false));
      assertThat(task.counted("audits_unreadable_total", "camera", TestFrames.CAMERA)).isEqualTo(1);
    }
  }

  @Test
  void failsTheJobWhenTheModelFails() throws Exception {
    try (var stage = open(stages(Reference.BROKEN))) {
      stage.getEnvironment().setExpectedExternalFailureCause(Exception.class);

      stage.processElement(frame(0, png(0)));

      assertThat(stage.getEnvironment().getActualExternalFailureCause())
          .get(as(InstanceOfAssertFactories.THROWABLE))
          .hasRootCauseMessage("the model is broken");
    }
  }

  @Test
  void asksAgainAfterARestoreAboutFramesThatHadNoAnswer() throws Exception {
    OperatorSubtaskState state;
    try (var stage = open(stages(Reference.SILENT))) {
      stage.processElement(frame(7, png(BOX_FRAME)));
      state = stage.snapshot(1, 1);
    }
    try (var stage = open(stages(Reference.ANSWERS), state)) {
      stage.endInput();

      assertThat(stage.extractOutputValues())
          .singleElement()
          .satisfies(
              frame -> {
                assertThat(frame.frame()).isEqualTo(7);
                assertThat(frame.present()).containsExactly(true);
              });
    }
  }

  private OneInputStreamOperatorTestHarness<DoubtfulFrame, DecidedFrame> open(FakeStages stages)
      throws Exception {
    return open(stages, null);
  }

  private OneInputStreamOperatorTestHarness<DoubtfulFrame, DecidedFrame> open(
      FakeStages stages, @Nullable OperatorSubtaskState state) throws Exception {
    AuditFunction function =
        new AuditFunction(TestPlans.setOf(TestPlans.difference(TestFrames.CAMERA)), stages, MOST);
    OneInputStreamOperatorTestHarness<DoubtfulFrame, DecidedFrame> stage =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                function, TIMEOUT_MILLIS, MOST + 1, OutputMode.UNORDERED),
            DoubtfulFrameTypeSerializer.INSTANCE,
            task.environment(1, 0));
    stage.getExecutionConfig().enableObjectReuse();
    stage.setup(DecidedFrameTypeSerializer.INSTANCE);
    if (state != null) {
      stage.initializeState(state);
    }
    stage.open();
    return stage;
  }

  private FakeStages stages(Reference reference) {
    return new FakeStages("audit-%s-%s".formatted(hashCode(), reference), reference);
  }

  private static StreamRecord<DoubtfulFrame> frame(long frame, byte[] image) {
    return new StreamRecord<>(new DoubtfulFrame(TestFrames.copy(frame, 0), image));
  }

  private static byte[] png(int index) {
    return TestCamera.png(TestFrames.CAMERA, index);
  }
}
