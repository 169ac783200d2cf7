package dev.squint.optimizer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.accuracy.Timelines;
import dev.squint.core.testing.Property;
import dev.squint.core.timeline.Presence;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MajorityTest {
  @Test
  void equalsTheSmootherOfTheLiveJob() {
    Property.forAll(
        31,
        300,
        random -> {
          BitSet raw = new BitSet();
          int frames = 1 + random.nextInt(60);
          for (int frame = 0; frame < frames; frame++) {
            raw.set(frame, random.nextBoolean());
          }
          return new Case(raw, frames, 2 * random.nextInt(12) + 1);
        },
        example -> {
          List<Presence> verdicts =
              IntStream.range(0, example.frames())
                  .mapToObj(frame -> Presence.of(example.raw().get(frame)))
                  .toList();
          assertThat(Majority.smooth(example.raw(), example.frames(), example.window()))
              .isEqualTo(Timelines.smooth(verdicts, example.window()));
        });
  }

  /** A timeline and a window, which may be longer. */
  private record Case(BitSet raw, int frames, int window) {}
}
