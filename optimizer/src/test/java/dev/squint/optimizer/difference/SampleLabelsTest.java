package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.accuracy.Timelines;
import dev.squint.core.query.Query;
import dev.squint.core.testing.Property;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleLabelsTest {
  private static final List<Query> QUERIES = List.of(Query.parse("person", List.of()));

  @Test
  void measuresWhatTheTimelinesOfCoreMeasure() {
    Property.forAll(
        7,
        50,
        random -> random.nextLong(),
        seed -> {
          Random random = new Random(seed);
          int frames = 1 + random.nextInt(300);
          int window = 1 + 2 * random.nextInt(8);
          BitSet raw = new BitSet();
          List<Presence> truth = new ArrayList<>();
          List<Presence> answer = new ArrayList<>();
          int[] sources = new int[frames];
          for (int frame = 0; frame < frames; frame++) {
            boolean present = random.nextInt(10) < (frame / 40 % 2 == 0 ? 2 : 8);
            raw.set(frame, present);
            truth.add(Presence.of(present));
            sources[frame] = random.nextBoolean() ? frame : random.nextInt(frame + 1);
            answer.add(Presence.of(raw.get(sources[frame])));
          }
          PresenceCounts counts =
              PresenceCounts.compare(
                  Timelines.smooth(truth, window), Timelines.smooth(answer, window), frames);
          CopyError error = labels(raw, frames, window).copy(sources);
          assertThat(error.falseNegativeRate())
              .isCloseTo(orZero(counts.falseNegativeRate()), within(1e-12));
          assertThat(error.falsePositiveRate())
              .isCloseTo(orZero(counts.falsePositiveRate()), within(1e-12));
        });
  }

  @Test
  void findsNoErrorWhenEveryFrameIsLetThrough() {
    BitSet raw = new BitSet();
    raw.set(3, 40);
    CopyError error = labels(raw, 100, 5).copy(IntStream.range(0, 100).toArray());
    assertThat(error).isEqualTo(new CopyError(1, 0, 0));
  }

  @Test
  void readsTheFramesOfASampleAndKeepsItsRunsApart() {
    BitSet raw = new BitSet();
    raw.set(50, 60);
    Truth truth = new Truth(QUERIES, 100, 5, 3, new BitSet[] {raw});
    SampleLabels labels =
        new SampleLabels(
            truth,
            new int[] {10, 11, 12, 50, 51, 52},
            List.of(new FrameSpan(0, 3), new FrameSpan(3, 6)));
    assertThat(IntStream.range(0, 6).filter(labels::anythingPresent)).containsExactly(3, 4, 5);
    assertThat(labels.differ(2, 3)).isTrue();
    assertThat(labels.differ(0, 2)).isFalse();
  }

  private static SampleLabels labels(BitSet raw, int frames, int window) {
    return new SampleLabels(
        new Truth(QUERIES, frames, 5, window, new BitSet[] {raw}),
        IntStream.range(0, frames).toArray(),
        List.of(new FrameSpan(0, frames)));
  }

  private static double orZero(double rate) {
    return Double.isNaN(rate) ? 0 : rate;
  }
}
