package dev.squint.jobs.offline.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.testing.Property;
import dev.squint.jobs.options.UserException;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameSampleTest {
  private static final int SMOOTHING = 11;

  /** Presence of two queries, and a stride. */
  private record Case(int frames, int every, List<BitSet> presence) {}

  @Test
  void samplesEveryNthFrameOfTheFootageTheFirstAndTheLast() {
    assertThat(FrameSample.positions(LongStream.range(7, 24).toArray(), 5))
        .isEqualTo(bits(0, 3, 8, 13, 16));
    assertThat(FrameSample.positions(LongStream.range(0, 1).toArray(), 5)).isEqualTo(bits(0));
    assertThat(FrameSample.positions(new long[0], 5).isEmpty()).isTrue();
  }

  @Test
  void takesTheNextFrameWhereTheNthIsMissing() {
    assertThat(FrameSample.positions(new long[] {0, 1, 2, 3, 4, 6, 7, 9, 11, 12, 13}, 5))
        .isEqualTo(bits(0, 5, 8, 10));
  }

  @Test
  void steadyPresenceIsFilledInExactly() {
    Property.forAll(
        1,
        300,
        random -> steady(random, SMOOTHING / 2 + 1),
        example -> assertThat(filledIn(example)).isEqualTo(example.presence()));
  }

  @Test
  void isWrongOnlyBetweenLabelsThatAgree() {
    Property.forAll(
        2,
        300,
        random -> steady(random, 1),
        example -> {
          List<BitSet> filled = filledIn(example);
          BitSet sample = sample(example);
          for (int query = 0; query < filled.size(); query++) {
            BitSet wrong = (BitSet) filled.get(query).clone();
            wrong.xor(example.presence().get(query));
            BitSet truth = example.presence().get(query);
            wrong.stream()
                .forEach(
                    position -> {
                      int before = sample.previousSetBit(position);
                      int after = sample.nextSetBit(position);
                      assertThat(truth.get(before)).isEqualTo(truth.get(after));
                      assertThat(after - before).isLessThanOrEqualTo(example.every());
                    });
          }
        });
  }

  @Test
  void aStrideOfOneTakesEachFramesOwnLabel() {
    Case flicker = steady(new Random(3), 1);
    assertThat(filledIn(new Case(flicker.frames(), 1, flicker.presence())))
        .isEqualTo(flicker.presence());
  }

  @Test
  void strideMayBeHalfTheSmoothingWindow() {
    assertThat(LabelStride.largest(1)).isEqualTo(1);
    assertThat(LabelStride.largest(SMOOTHING)).isEqualTo(6);
    LabelStride.require("--label-every", 6, SMOOTHING);
    assertThatThrownBy(() -> LabelStride.require("--label-every", 7, SMOOTHING))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--label-every 7 can overlook whole events: presence is smoothed over 11 frames, so labels may be at most 6 frames apart");
  }

  /** Presence that changes after {@code shortest} frames or more. */
  private static Case steady(Random random, int shortest) {
    int frames = 1 + random.nextInt(200);
    return new Case(
        frames,
        1 + random.nextInt(LabelStride.largest(SMOOTHING)),
        List.of(stretches(random, frames, shortest), stretches(random, frames, shortest)));
  }

  private static BitSet stretches(Random random, int frames, int shortest) {
    BitSet presence = new BitSet(frames);
    boolean present = random.nextBoolean();
    int start = 0;
    while (start < frames) {
      int end = Math.min(frames, start + shortest + random.nextInt(12));
      if (frames - end < shortest) {
        end = frames;
      }
      presence.set(start, end, present);
      present = !present;
      start = end;
    }
    return presence;
  }

  private static BitSet sample(Case example) {
    return FrameSample.positions(LongStream.range(0, example.frames()).toArray(), example.every());
  }

  private static List<BitSet> filledIn(Case example) {
    BitSet known = sample(example);
    List<BitSet> presence =
        List.of(only(known, example.presence().get(0)), only(known, example.presence().get(1)));
    BitSet edges = FrameSample.edges(known, presence);
    for (int query = 0; query < presence.size(); query++) {
      presence.get(query).or(only(edges, example.presence().get(query)));
    }
    known.or(edges);
    FrameSample.fill(known, presence);
    return presence;
  }

  private static BitSet only(BitSet positions, BitSet presence) {
    BitSet kept = (BitSet) positions.clone();
    kept.and(presence);
    return kept;
  }

  private static BitSet bits(int... positions) {
    BitSet bits = new BitSet();
    for (int position : positions) {
      bits.set(position);
    }
    return bits;
  }
}
