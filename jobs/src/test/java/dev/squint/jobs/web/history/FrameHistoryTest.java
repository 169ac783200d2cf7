package dev.squint.jobs.web.history;

import static dev.squint.jobs.web.Answers.FRAME_MILLIS;
import static dev.squint.jobs.web.Answers.at;
import static dev.squint.jobs.web.Answers.copy;
import static dev.squint.jobs.web.Answers.reference;
import static dev.squint.jobs.web.Answers.specialized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameHistoryTest {
  private static final long HOUR = 3_600_000;

  private final FrameHistory history = new FrameHistory(HOUR);

  @Test
  void givesBackWhatItTook() {
    AnsweredFrame look = reference(7, 0.91f, 0.5f);
    AnsweredFrame same = copy(9, look);
    AnsweredFrame unresolved =
        new AnsweredFrame(
            12,
            at(12),
            at(12) - 5,
            new Source(2, 40),
            "lobby-3f9c2e1a",
            DecidedBy.UNRESOLVED,
            Float.NaN,
            Float.NaN,
            AnsweredFrame.NONE,
            List.of(
                new QueryAnswer("person", Presence.UNKNOWN, Float.NaN, Float.NaN, 0.11f, 0.83f)));
    history.add(look);
    history.add(same);
    history.add(unresolved);

    assertThat(history.get(0)).isEqualTo(look);
    assertThat(history.get(1)).isEqualTo(same);
    assertThat(history.get(2)).isEqualTo(unresolved);
    assertThat(history.newest()).isEqualTo(unresolved);
  }

  @Test
  void findsFramesByNumberAndTimeAcrossChunks() {
    for (int frame = 0; frame < 5000; frame++) {
      history.add(specialized(2L * frame, 0.02f));
    }

    assertThat(history.find(4242).getAsLong()).isEqualTo(2121);
    assertThat(history.find(4243)).isEmpty();
    assertThat(history.firstOfNumber(4243)).isEqualTo(2122);
    assertThat(history.firstAtOrAfter(at(4242))).isEqualTo(2121);
    assertThat(history.firstAtOrAfter(at(4242) + 1)).isEqualTo(2122);
    assertThat(history.firstAtOrAfter(at(100_000))).isEqualTo(history.end());
    assertThat(history.frame(2121)).isEqualTo(4242);
    assertThat(history.decidedBy(2121)).isEqualTo(DecidedBy.SPECIALIZED_MODEL);
  }

  @Test
  void ignoresWhatIsSaidAgainAfterARestart() {
    history.add(specialized(1, 0.02f));
    history.add(specialized(2, 0.02f));

    assertThat(history.add(specialized(1, 0.02f))).isFalse();
    assertThat(history.add(specialized(2, 0.02f))).isFalse();
    assertThat(history.add(specialized(3, 0.02f))).isTrue();
    assertThat(history.end()).isEqualTo(3);
  }

  @Test
  void beginsAnewWhenTheTopicWasMadeAnew() {
    history.add(specialized(1000, 0.02f));
    AnsweredFrame first = specialized(0, 0.02f);
    AnsweredFrame later =
        new AnsweredFrame(
            0,
            at(2000),
            at(2000),
            first.source(),
            first.plan(),
            first.decidedBy(),
            0,
            0,
            AnsweredFrame.NONE,
            first.answers());

    assertThat(history.add(later)).isTrue();
    assertThat(history.end() - history.begin()).isEqualTo(1);
    assertThat(history.newest().frame()).isZero();
  }

  @Test
  void forgetsWhatIsOlderThanAnHourInWholeChunks() {
    long frames = 3 * HOUR / FRAME_MILLIS;
    for (long frame = 0; frame < frames; frame++) {
      history.add(specialized(frame, 0.02f));
    }

    long kept = history.end() - history.begin();
    assertThat(kept).isBetween(36_000L, 36_000L + 2 * FrameChunk.MAX_FRAMES);
    assertThat(history.capacity()).isLessThan(36_000L + 3 * FrameChunk.MAX_FRAMES);
    assertThat(history.frame(history.begin())).isEqualTo(history.begin());
    assertThatThrownBy(() -> history.get(history.begin() - 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void keepsFramesOfAnotherPlanAndOtherQueriesApart() {
    history.add(specialized(1, 0.02f));
    AnsweredFrame other =
        new AnsweredFrame(
            2,
            at(2),
            at(2),
            new Source(0, 1),
            "lobby-other",
            DecidedBy.REFERENCE_MODEL,
            0.5f,
            0.01f,
            AnsweredFrame.NONE,
            List.of(
                new QueryAnswer("car", Presence.PRESENT, 0.9f, Float.NaN, Float.NaN, Float.NaN),
                new QueryAnswer("bus", Presence.ABSENT, 0, Float.NaN, Float.NaN, Float.NaN)));
    history.add(other);

    assertThat(history.get(1)).isEqualTo(other);
    assertThat(history.get(0).answer("car")).isEmpty();
  }
}
