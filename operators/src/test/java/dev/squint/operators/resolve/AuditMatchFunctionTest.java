package dev.squint.operators.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.audit.AuditListener;
import dev.squint.core.audit.AuditMatcher;
import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.json.Json;
import dev.squint.core.wire.AuditRecord;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.serde.OutputRecordTypeSerializer;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestFrames;
import dev.squint.operators.testing.TestPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditMatchFunctionTest {
  private static final double RATE = 0.25;
  private static final int STATE_LIMIT = 64 * 1024;
  private static final boolean PRESENT = true;
  private static final boolean ABSENT = false;

  private KeyedTwoInputStreamOperatorTestHarness<String, DecidedFrame, DecidedFrame, OutputRecord>
      audits;

  @BeforeEach
  void open() throws Exception {
    audits = open(null);
  }

  @AfterEach
  void close() throws Exception {
    audits.close();
  }

  @Test
  void writesARecordOnceBothHalvesAreThere() throws Exception {
    answer(5, ABSENT);
    assertThat(audits.extractOutputValues()).isEmpty();

    reference(5, PRESENT);

    OutputRecord written = audits.extractOutputValues().get(0);
    assertThat(written.kind()).isEqualTo(Kind.AUDIT);
    assertThat(written.camera()).isEqualTo(TestFrames.CAMERA);
    assertThat(written.timestampMillis())
        .isEqualTo(TestCamera.FIRST_MILLIS + 5 * TestCamera.FRAME_MILLIS);
    AuditRecord audit = records().get(0);
    assertThat(audit.id()).isEqualTo("lobby/5");
    assertThat(audit.rate()).isEqualTo(RATE);
    assertThat(audit.capturedAt()).isEqualTo(Instant.ofEpochMilli(written.timestampMillis()));
    assertThat(audit.verdicts())
        .containsExactly(
            new AuditRecord.Verdict("box", false, 0.1f, DecidedBy.DIFFERENCE_DETECTOR, true, 0.9f));
    assertThat(audits.numKeyedStateEntries()).isZero();
  }

  @Test
  void goesOnFromItsSnapshotWithTheHalvesThatWait() throws Exception {
    answer(5, ABSENT);
    reference(7, PRESENT);
    OperatorSubtaskState state = audits.snapshot(1, 1);
    audits.close();
    audits = open(state);

    reference(5, ABSENT);
    answer(7, PRESENT);

    assertThat(records()).extracting(AuditRecord::frame).containsExactly(5L, 7L);
    assertThat(audits.numKeyedStateEntries()).isZero();
  }

  @Test
  void writesNothingAboutAFrameThatWasSkipped() throws Exception {
    answer(5, ABSENT);
    audits.processElement2(new StreamRecord<>(TestFrames.copy(5, 0).unresolved()));

    assertThat(audits.extractOutputValues()).isEmpty();
    assertThat(audits.numKeyedStateEntries()).isZero();
  }

  @Test
  void writesNothingAboutAFrameWhoseCopiedLabelNobodyKnows() throws Exception {
    reference(5, PRESENT);
    audits.processElement1(new StreamRecord<>(TestFrames.copy(5, 0).unresolved()));

    assertThat(audits.extractOutputValues()).isEmpty();
    assertThat(audits.numKeyedStateEntries()).isZero();
  }

  @Test
  void keepsLittleStateHoweverManyHalvesFindNoOther() throws Exception {
    for (long frame = 0; frame < 1000; frame++) {
      answer(2 * frame, ABSENT);
      reference(2 * frame + 1, PRESENT);
    }

    OperatorSubtaskState state = audits.snapshot(1, 1);

    assertThat(state.getManagedKeyedState().iterator().next().getStateSize())
        .isBetween(1000L, (long) STATE_LIMIT);
    assertThat(audits.numProcessingTimeTimers() + audits.numEventTimeTimers()).isZero();
  }

  @Test
  void copiesItsStateSoThatASnapshotDoesNotSeeLaterHalves() throws Exception {
    AuditMatcher original = new AuditMatcher();
    DataOutputSerializer out = new DataOutputSerializer(64);
    AuditMatcherTypeSerializer.INSTANCE.serialize(original, out);
    AuditMatcher copy = AuditMatcherTypeSerializer.INSTANCE.copy(original);

    original.answered(
        copied(3, ABSENT),
        new AuditListener() {
          @Override
          public void onAudit(DecidedFrame answered, DecidedFrame reference) {}

          @Override
          public void onDropped() {}
        });

    assertThat(AuditMatcherTypeSerializer.INSTANCE.isImmutableType()).isFalse();
    assertThat(copy.waiting()).isZero();
    assertThat(original.waiting()).isEqualTo(1);
    assertThat(
            AuditMatcherTypeSerializer.INSTANCE
                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()))
                .waiting())
        .isZero();
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, DecidedFrame, DecidedFrame, OutputRecord>
      open(@Nullable OperatorSubtaskState state) throws Exception {
    AuditMatchFunction function =
        new AuditMatchFunction(
            TestPlans.setOf(TestPlans.difference(TestFrames.CAMERA)), AuditRates.same(RATE));
    KeyedTwoInputStreamOperatorTestHarness<String, DecidedFrame, DecidedFrame, OutputRecord>
        opened =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(function),
                DecidedFrame::camera,
                DecidedFrame::camera,
                Types.STRING);
    opened.setup(OutputRecordTypeSerializer.INSTANCE);
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  private void answer(long frame, boolean present) throws Exception {
    audits.processElement1(new StreamRecord<>(copied(frame, present)));
  }

  private void reference(long frame, boolean present) throws Exception {
    audits.processElement2(
        new StreamRecord<>(
            TestFrames.copy(frame, 0)
                .referenced(
                    new float[] {present ? 0.9f : 0.1f}, new boolean[] {present}, List.of())));
  }

  private static DecidedFrame copied(long frame, boolean present) {
    return TestFrames.copied(frame, 0, present);
  }

  private List<AuditRecord> records() {
    return audits.extractOutputValues().stream().map(AuditMatchFunctionTest::parse).toList();
  }

  private static AuditRecord parse(OutputRecord record) {
    try {
      return Json.mapper().readValue(record.value(), AuditRecord.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
