package dev.squint.optimizer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.testing.Property;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void cutsAnHourInOrderWithGaps() {
    Split split = Split.of(100_000, 100);
    assertThat(split.training().length() / 1e5).isCloseTo(0.5, within(0.01));
    assertThat(split.validation().length() / 1e5).isCloseTo(0.08, within(0.01));
    assertThat(split.selection().length() / 1e5).isCloseTo(0.2, within(0.01));
    assertThat(split.certification().length() / 1e5).isCloseTo(0.22, within(0.01));
    assertThat(split.validation().start() - split.training().end()).isEqualTo(100);
    assertThat(split.selection().start() - split.validation().end()).isEqualTo(100);
    assertThat(split.certification().start() - split.selection().end()).isEqualTo(100);
  }

  @Test
  void usesShortFootageUpToItsEndWithEveryPartThere() {
    Property.forAll(
        1,
        500,
        random -> Split.MIN_FRAMES + random.nextInt(2_000),
        frames -> {
          Split split = Split.of(frames, 93);
          assertThat(split.training().start()).isZero();
          assertThat(split.certification().end()).isEqualTo(frames);
          assertThat(split.validation().length()).isGreaterThanOrEqualTo(frames / 14);
          assertThat(split.certification().length()).isGreaterThanOrEqualTo(frames / 5);
        });
  }

  @Test
  void refusesFootageThatIsTooShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.of(99, 10))
        .withMessage("footage to tune on needs at least 100 frames: 99");
  }

  @Test
  void refusesPartsThatOverlap() {
    FrameSpan early = new FrameSpan(0, 10);
    FrameSpan late = new FrameSpan(20, 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Split(early, late, new FrameSpan(29, 40), new FrameSpan(40, 50)))
        .withMessageContaining("the selection part starts at frame 29");
  }
}
