package dev.squint.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.testing.Golden;
import dev.squint.core.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditMatcherTest {
  private static final boolean PRESENT = true;
  private static final boolean ABSENT = false;

  private final Recorder recorder = new Recorder();
  private final AuditMatcher matcher = new AuditMatcher();

  @Test
  void bringsBothHalvesTogetherWhicheverComesFirst() {
    matcher.answered(answered(3, ABSENT), recorder);
    matcher.referenced(referenced(7, PRESENT), recorder);
    assertThat(recorder.audits).isEmpty();

    matcher.referenced(referenced(3, PRESENT), recorder);
    matcher.answered(answered(7, PRESENT), recorder);

    assertThat(recorder.audits).containsExactly("3 false true", "7 true true");
    assertThat(matcher.waiting()).isZero();
    assertThat(recorder.dropped).isZero();
  }

  @Test
  void forgetsAFrameThatTheReferenceModelGaveNoAnswerFor() {
    matcher.answered(answered(3, ABSENT), recorder);
    matcher.referenced(frame(3).unresolved(), recorder);
    matcher.referenced(frame(4).unresolved(), recorder);
    matcher.answered(answered(4, ABSENT), recorder);

    assertThat(recorder.audits).isEmpty();
    assertThat(recorder.dropped).as("counted where the answer failed to come").isZero();
    assertThat(matcher.waiting()).isZero();
  }

  @Test
  void dropsAFrameWhoseCopiedLabelNobodyKnows() {
    matcher.referenced(referenced(3, PRESENT), recorder);
    matcher.answered(frame(3).unresolved(), recorder);

    assertThat(recorder.audits).isEmpty();
    assertThat(recorder.dropped).isEqualTo(1);
    assertThat(matcher.waiting()).isZero();
  }

  @Test
  void dropsTheOldestBeyondItsBound() {
    for (long frame = 0; frame < 3 * AuditMatcher.MAX_WAITING; frame++) {
      matcher.answered(answered(2 * frame, ABSENT), recorder);
      matcher.referenced(referenced(2 * frame + 1, ABSENT), recorder);
    }
    assertThat(matcher.waiting()).isEqualTo(2 * AuditMatcher.MAX_WAITING);
    assertThat(recorder.dropped).isEqualTo(4 * AuditMatcher.MAX_WAITING);

    matcher.referenced(referenced(0, ABSENT), recorder);
    assertThat(recorder.audits).as("too late").isEmpty();
    matcher.referenced(referenced(6 * AuditMatcher.MAX_WAITING - 2, ABSENT), recorder);
    assertThat(recorder.audits).hasSize(1);
  }

  @Test
  void countsNoSkippedAuditAsDropped() {
    for (long frame = 0; frame < 2 * AuditMatcher.MAX_WAITING; frame++) {
      matcher.referenced(frame(frame).unresolved(), recorder);
    }
    assertThat(recorder.dropped).isZero();
    assertThat(matcher.waiting()).isEqualTo(AuditMatcher.MAX_WAITING);
  }

  @Test
  void findsTheSameAuditsInAnyOrderAndAcrossARestore() {
    Property.forAll(
        31,
        200,
        AuditMatcherTest::halves,
        halves -> {
          List<String> inOrder = run(halves, -1).audits;
          List<Half> shuffled = new ArrayList<>(halves);
          Collections.shuffle(shuffled, new Random(halves.size()));
          assertThat(run(shuffled, -1).audits).containsExactlyInAnyOrderElementsOf(inOrder);
          assertThat(run(halves, halves.size() / 2).audits).isEqualTo(inOrder);
        });
  }

  @Test
  void writesItsStateAsTheGoldenFileSays() throws IOException {
    matcher.answered(answered(3, PRESENT), recorder);
    matcher.referenced(referenced(7, ABSENT), recorder);
    byte[] written = bytes(matcher);
    Golden.assertEquals("audit-matcher-1.bin", written);
    assertThat(bytes(read(written))).isEqualTo(written);
    written[0] = 9;
    assertThatIOException()
        .isThrownBy(() -> read(written))
        .withMessage("the state of audits has version 9, this Squint reads 1");
  }

  /** One half of an audit. */
  private record Half(boolean isAnswer, DecidedFrame frame) {}

  /** Writes down what a matcher makes of its audits. */
  private static final class Recorder implements AuditListener {
    final List<String> audits = new ArrayList<>();
    int dropped;

    @Override
    public void onAudit(DecidedFrame answered, DecidedFrame reference) {
      assertThat(reference.frame()).isEqualTo(answered.frame());
      audits.add(
          "%d %s %s".formatted(answered.frame(), answered.present()[0], reference.present()[0]));
    }

    @Override
    public void onDropped() {
      dropped++;
    }
  }

  private static List<Half> halves(Random random) {
    List<Half> halves = new ArrayList<>();
    for (long frame = 0; frame < 50; frame++) {
      halves.add(new Half(true, answered(frame, random.nextBoolean())));
      halves.add(
          new Half(
              false,
              random.nextInt(4) == 0
                  ? frame(frame).unresolved()
                  : referenced(frame, random.nextBoolean())));
    }
    return halves;
  }

  private static Recorder run(List<Half> halves, int restoreBefore) {
    Recorder out = new Recorder();
    AuditMatcher matcher = new AuditMatcher();
    try {
      for (int i = 0; i < halves.size(); i++) {
        if (i == restoreBefore) {
          matcher = read(bytes(matcher));
        }
        if (halves.get(i).isAnswer()) {
          matcher.answered(halves.get(i).frame(), out);
        } else {
          matcher.referenced(halves.get(i).frame(), out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(matcher.waiting()).isZero();
    return out;
  }

  private static byte[] bytes(AuditMatcher matcher) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AuditMatcherCodec.write(matcher, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static AuditMatcher read(byte[] bytes) throws IOException {
    return AuditMatcherCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static DecidedFrame answered(long frame, boolean present) {
    return frame(frame).scored(new float[] {0.5f}, new boolean[] {present});
  }

  private static DecidedFrame referenced(long frame, boolean present) {
    return frame(frame).referenced(new float[] {0.7f}, new boolean[] {present}, List.of());
  }

  private static DecidedFrame frame(long frame) {
    return new DecidedFrame(
        "lobby",
        frame,
        frame,
        0,
        frame * 100,
        frame * 100 + 7,
        "lobby-12345678",
        DecidedBy.DIFFERENCE_DETECTOR,
        FilterOutcome.NONE,
        0.004,
        0.01,
        SpecializedEvidence.NONE,
        new float[0],
        new boolean[0],
        List.of(),
        false);
  }
}
