package dev.squint.operators.cascade;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.names.SideOutputs;
import dev.squint.operators.serde.AnsweredFrameTypeSerializer;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.serde.DoubtfulFrameTypeSerializer;
import dev.squint.operators.testing.CountingTask;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.FakeStages.Reference;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestFrames;
import dev.squint.operators.testing.TestPlans;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReferenceFunctionTest {
  private static final long TIMEOUT_MILLIS = 1000;
  private static final int CAPACITY = 16;
  private static final int BOX_FRAME = 10;

  private final CountingTask task = new CountingTask();

  @Test
  void answersWithWhatTheReferenceModelFinds() throws Exception {
    try (var stage = open(stages(Reference.ANSWERS))) {
      stage.processElement(new StreamRecord<>(frame(0, png(0))));
      stage.processElement(new StreamRecord<>(frame(1, png(BOX_FRAME))));
      stage.endInput();

      assertThat(answers(stage))
          .extracting(DecidedFrame::frame, DecidedFrame::decidedBy)
          .containsExactlyInAnyOrder(
              tuple(0L, DecidedBy.REFERENCE_MODEL), tuple(1L, DecidedBy.REFERENCE_MODEL));
      assertThat(task.counted("reference_answers_total")).isEqualTo(2);
      assertThat(task.counted("reference_in_flight_frames")).isZero();
      assertThat(answers(stage))
          .allSatisfy(
              frame -> {
                assertThat(frame.present()).containsExactly(frame.frame() == 1);
                assertThat(frame.objects()).hasSize((int) frame.frame());
              });
    }
  }

  @Test
  void leavesAFrameUnresolvedWhenNoAnswerComesInTime() throws Exception {
    FakeStages stages = stages(Reference.SILENT);
    try (var stage = open(stages)) {
      stage.processElement(new StreamRecord<>(frame(0, png(0))));
      stage.setProcessingTime(TIMEOUT_MILLIS - 1);
      assertThat(answers(stage)).isEmpty();

      stage.setProcessingTime(TIMEOUT_MILLIS);
      stage.endInput();

      assertThat(answers(stage))
          .extracting(DecidedFrame::decidedBy, DecidedFrame::deadLetter)
          .containsExactly(tuple(DecidedBy.UNRESOLVED, false));
      assertThat(stages.counts().withdrawn).hasValue(1);
      assertThat(task.counted("reference_timeouts_total")).isEqualTo(1);
    }
  }

  @Test
  void keepsThePlaceOfAFrameThatCannotBeRead() throws Exception {
    byte[] bytes = {1, 2, 3};
    try (var stage = open(stages(Reference.ANSWERS))) {
      stage.processElement(new StreamRecord<>(frame(4, bytes)));
      stage.endInput();

      AnsweredFrame answered = stage.extractOutputValues().get(0);
      assertThat(answered.frame().position()).isEqualTo(4);
      assertThat(answered.frame().deadLetter()).isTrue();
      assertThat(answered.isUnreadable()).isTrue();
      assertThat(answered.unreadableImage()).isEqualTo(bytes);
      assertThat(answered.reason()).isEqualTo("undecodable");
    }
  }

  @Test
  void partsDeadLettersFromAnswers() throws Exception {
    AnsweredFrame unreadable =
        new AnsweredFrame(
            TestFrames.waiting(4).unreadable(), new byte[] {1, 2, 3}, "undecodable", "no decoder");
    try (var split =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new AnswerFunction(new Topics("test-"))),
            AnsweredFrameTypeSerializer.INSTANCE,
            task.environment(1, 0))) {
      split.setup(DecidedFrameTypeSerializer.INSTANCE);
      split.open();
      split.processElement(new StreamRecord<>(unreadable));
      split.processElement(new StreamRecord<>(AnsweredFrame.of(TestFrames.answered(5, true))));

      assertThat(split.extractOutputValues())
          .extracting(DecidedFrame::frame)
          .containsExactly(4L, 5L);
      List<OutputRecord> letters =
          split.getSideOutput(SideOutputs.DEAD_LETTERS).stream()
              .map(StreamRecord::getValue)
              .toList();
      assertThat(letters).hasSize(1);
      assertThat(letters.get(0).value()).containsExactly(1, 2, 3);
      assertThat(letters.get(0).headers())
          .containsEntry(FrameHeaders.DEAD_LETTER_REASON, "undecodable")
          .containsEntry(FrameHeaders.DEAD_LETTER_TOPIC, "test-frames.lobby")
          .containsEntry(FrameHeaders.DEAD_LETTER_OFFSET, "4");
      assertThat(task.counted("dead_letters_total", "reason", "undecodable")).isEqualTo(1);
    }
  }

  @Test
  void failsTheJobWhenTheModelFails() throws Exception {
    try (var stage = open(stages(Reference.BROKEN))) {
      stage.getEnvironment().setExpectedExternalFailureCause(Exception.class);

      stage.processElement(new StreamRecord<>(frame(0, png(0))));

      assertThat(stage.getEnvironment().getActualExternalFailureCause())
          .get(as(InstanceOfAssertFactories.THROWABLE))
          .hasRootCauseMessage("the model is broken");
    }
  }

  @Test
  void asksAgainAfterARestoreAboutFramesThatHadNoAnswer() throws Exception {
    OperatorSubtaskState state;
    try (var stage = open(stages(Reference.SILENT))) {
      stage.processElement(new StreamRecord<>(frame(0, png(BOX_FRAME))));
      state = stage.snapshot(1, 1);
    }
    try (var stage = open(stages(Reference.ANSWERS), state)) {
      stage.endInput();

      assertThat(answers(stage))
          .singleElement()
          .satisfies(frame -> assertThat(frame.present()).containsExactly(true));
    }
  }

  @Test
  void withdrawsItsRequestsAndLetsGoOfTheModelWhenClosed() throws Exception {
    FakeStages stages = stages(Reference.SILENT);
    try (var stage = open(stages)) {
      stage.processElement(new StreamRecord<>(frame(0, png(0))));
      assertThat(stages.counts().openReferences).hasValue(1);
    }

    assertThat(stages.counts().withdrawn).hasValue(1);
    assertThat(stages.counts().openReferences).hasValue(0);
  }

  private OneInputStreamOperatorTestHarness<DoubtfulFrame, AnsweredFrame> open(FakeStages stages)
      throws Exception {
    return open(stages, null);
  }

  private OneInputStreamOperatorTestHarness<DoubtfulFrame, AnsweredFrame> open(
      FakeStages stages, @Nullable OperatorSubtaskState state) throws Exception {
    ReferenceFunction function =
        new ReferenceFunction(TestPlans.setOf(TestPlans.difference(TestFrames.CAMERA)), stages);
    OneInputStreamOperatorTestHarness<DoubtfulFrame, AnsweredFrame> stage =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                function, TIMEOUT_MILLIS, CAPACITY, OutputMode.UNORDERED),
            DoubtfulFrameTypeSerializer.INSTANCE,
            task.environment(1, 0));
    stage.getExecutionConfig().enableObjectReuse();
    stage.setup(AnsweredFrameTypeSerializer.INSTANCE);
    if (state != null) {
      stage.initializeState(state);
    }
    stage.open();
    return stage;
  }

  private FakeStages stages(Reference reference) {
    return new FakeStages("reference-%s-%s".formatted(hashCode(), reference), reference);
  }

  private static DoubtfulFrame frame(long frame, byte[] image) {
    return new DoubtfulFrame(TestFrames.waiting(frame), image);
  }

  private static byte[] png(int index) {
    return TestCamera.png(TestFrames.CAMERA, index);
  }

  private static List<DecidedFrame> answers(
      OneInputStreamOperatorTestHarness<DoubtfulFrame, AnsweredFrame> stage) {
    return stage.extractOutputValues().stream().map(AnsweredFrame::frame).toList();
  }
}
