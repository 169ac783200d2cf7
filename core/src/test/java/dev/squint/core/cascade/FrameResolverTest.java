package dev.squint.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.ScoreThresholds;
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

class FrameResolverTest {
  private static final int WINDOW = 3;
  private static final SpecializedEvidence SEEN =
      new SpecializedEvidence(new float[] {0.4f}, List.of(new ScoreThresholds(0.1, 0.8)));

  @Test
  void fillsInTheLabelOfTheFrameThatIsCopied() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, 1);
    resolver.accept(copy(1, 0), recorder);
    assertThat(recorder.frames).as("waits for frame 0").isEmpty();
    assertThat(resolver.isIdle()).isFalse();
    resolver.accept(answered(0, true), recorder);
    assertThat(recorder.frames)
        .containsExactly("0 REFERENCE_MODEL true", "1 DIFFERENCE_DETECTOR true as 0");
    assertThat(recorder.events).containsExactly("start 0");
  }

  @Test
  void handsFramesOnInOrderWhateverOrderTheyComeIn() {
    Property.forAll(
        21,
        200,
        FrameResolverTest::stream,
        frames -> {
          Recorder inOrder = run(frames, -1);
          List<DecidedFrame> shuffled = new ArrayList<>(frames);
          Collections.shuffle(shuffled, new Random(frames.size()));
          Recorder outOfOrder = run(shuffled, -1);
          assertThat(outOfOrder.frames).isEqualTo(inOrder.frames);
          assertThat(outOfOrder.events).isEqualTo(inOrder.events);
        });
  }

  @Test
  void goesOnFromItsSnapshotAndIgnoresWhatItHasHandedOn() {
    Property.forAll(
        22,
        200,
        FrameResolverTest::stream,
        frames -> {
          Recorder straight = run(frames, -1);
          Recorder restored = run(frames, frames.size() / 2);
          assertThat(restored.frames).isEqualTo(straight.frames);
          assertThat(restored.events).isEqualTo(straight.events);
        });
  }

  @Test
  void copiesOfAnUnresolvedFrameAreUnresolved() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, 1);
    resolver.accept(waiting(0).unresolved(), recorder);
    resolver.accept(copy(1, 0), recorder);
    assertThat(recorder.frames).containsExactly("0 UNRESOLVED ?", "1 UNRESOLVED ? as 0");
  }

  @Test
  void aDeadLetterKeepsItsPlaceButGetsNoDetection() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, 1);
    resolver.accept(answered(1, false), recorder);
    resolver.accept(waiting(0).unreadable(), recorder);
    assertThat(recorder.frames).containsExactly("1 REFERENCE_MODEL false");
  }

  @Test
  void opensAndClosesEventsOnTheSmoothedTimeline() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, WINDOW);
    boolean[] present = {false, true, false, true, true, true, false, true, false, false};
    for (int frame = 0; frame < present.length; frame++) {
      resolver.accept(answered(frame, present[frame]), recorder);
    }
    resolver.endOfFrames(recorder);
    assertThat(recorder.events).containsExactly("start 2", "end 2-6");
  }

  @Test
  void endsAnOpenEventWhenFramesStopComing() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, WINDOW);
    for (int frame = 0; frame < 5; frame++) {
      resolver.accept(answered(frame, true), recorder);
    }
    resolver.endOfFrames(recorder);
    assertThat(recorder.events).containsExactly("start 0", "end 0-4 silent");
    resolver.accept(answered(5, true), recorder);
    resolver.accept(answered(6, true), recorder);
    assertThat(recorder.events).endsWith("start 5");
  }

  @Test
  void forgetsLabelsThatNobodyCanAskForAgain() {
    FrameResolver resolver = new FrameResolver(1, 1);
    for (int frame = 0; frame < 1000; frame++) {
      resolver.accept(answered(frame, true), new Recorder());
    }
    assertThat(resolver.labels).hasSize(1);
  }

  @Test
  void writesItsStateAsTheGoldenFileSays() throws IOException {
    FrameResolver resolver = new FrameResolver(1, WINDOW);
    for (int frame = 0; frame < 3; frame++) {
      resolver.accept(answered(frame, true), new Recorder());
    }
    resolver.accept(copy(5, 2), new Recorder());
    resolver.accept(answered(6, true), new Recorder());
    Golden.assertEquals("resolver-state-2.bin", bytes(resolver));
  }

  @Test
  void goesOnFromTheStateThatAnEarlierVersionWrote() throws IOException {
    FrameResolver resolver = read(Golden.read("resolver-state-1.bin"));
    Recorder recorder = new Recorder();
    resolver.accept(copy(3, 2), recorder);
    resolver.accept(copy(4, 2), recorder);
    assertThat(recorder.frames)
        .containsExactly(
            "3 DIFFERENCE_DETECTOR true as 2",
            "4 DIFFERENCE_DETECTOR true as 2",
            "5 DIFFERENCE_DETECTOR true as 2");
  }

  @Test
  void aCopyHasNoEvidenceOfTheSpecializedModelButTheFrameItCopiesHas() {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, 1);
    resolver.accept(answered(0, true), recorder);
    resolver.accept(copy(1, 0), recorder);
    assertThat(recorder.handedOn.get(0).specialized()).isEqualTo(SEEN);
    assertThat(recorder.handedOn.get(1).specialized().isEmpty()).isTrue();
  }

  private static Recorder run(List<DecidedFrame> frames, int restoreBefore) {
    Recorder recorder = new Recorder();
    FrameResolver resolver = new FrameResolver(1, WINDOW);
    for (int i = 0; i < frames.size(); i++) {
      if (i == restoreBefore) {
        resolver = restored(resolver);
        if (i > 0) {
          resolver.accept(frames.get(i - 1), recorder);
        }
      }
      resolver.accept(frames.get(i), recorder);
    }
    resolver.endOfFrames(recorder);
    assertThat(resolver.isIdle()).isTrue();
    return recorder;
  }

  private static FrameResolver restored(FrameResolver resolver) {
    try {
      return read(bytes(resolver));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(FrameResolver resolver) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResolverCodec.write(resolver, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static FrameResolver read(byte[] bytes) throws IOException {
    return ResolverCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** A random stream of answered, copied, unresolved and unreadable frames. */
  private static List<DecidedFrame> stream(Random random) {
    List<DecidedFrame> frames = new ArrayList<>();
    long anchor = 0;
    for (int frame = 0; frame < 60; frame++) {
      int kind = frame == 0 ? 0 : random.nextInt(8);
      if (kind > 2) {
        frames.add(copy(frame, anchor));
      } else {
        anchor = frame;
        frames.add(
            kind == 2
                ? random.nextBoolean() ? waiting(frame).unresolved() : waiting(frame).unreadable()
                : answered(frame, random.nextInt(3) > 0));
      }
    }
    return frames;
  }

  private static DecidedFrame answered(long frame, boolean present) {
    DetectedObject person = new DetectedObject("person", 0.9f, new BoundingBox(1, 2, 3, 4));
    return waiting(frame)
        .seen(SEEN)
        .referenced(
            new float[] {present ? 0.9f : 0.1f},
            new boolean[] {present},
            present ? List.of(person) : List.of());
  }

  private static DecidedFrame waiting(long frame) {
    return frame(frame, frame, FilterOutcome.NONE, DecidedBy.UNRESOLVED);
  }

  private static DecidedFrame copy(long frame, long sameAs) {
    return frame(frame, sameAs, sameAs, DecidedBy.DIFFERENCE_DETECTOR);
  }

  private static DecidedFrame frame(
      long frame, long oldestInUse, long sameAs, DecidedBy decidedBy) {
    return new DecidedFrame(
        "lobby",
        frame,
        frame,
        oldestInUse,
        frame * 100,
        frame * 100 + 7,
        "lobby-12345678",
        decidedBy,
        sameAs,
        0.004,
        0.01,
        SpecializedEvidence.NONE,
        new float[0],
        new boolean[0],
        List.of(),
        false);
  }
}
