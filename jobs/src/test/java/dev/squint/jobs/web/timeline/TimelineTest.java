package dev.squint.jobs.web.timeline;

import static dev.squint.jobs.web.Answers.at;
import static dev.squint.jobs.web.Answers.copy;
import static dev.squint.jobs.web.Answers.reference;
import static dev.squint.jobs.web.Answers.specialized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.PresenceStretch.Moment;
import dev.squint.jobs.web.site.RefusedRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final float NOTHING = Float.NaN;

  private final FrameHistory history = new FrameHistory(3_600_000);

  @Test
  void sumsUpWhatHappenedInEachBucket() {
    history.add(reference(0, 0.91f, 0.5f));
    history.add(copy(1, reference(0, 0.91f, 0.5f)));
    history.add(specialized(2, 0.02f));
    history.add(specialized(11, 0.95f));
    Span span = Span.endingAt(at(29), 3, 3);

    TimelineDocument document =
        Timeline.of(history, span)
            .withDeadLetters(List.of(letter(at(15)), letter(at(30))))
            .document("lobby", List.of(event(5, 12), event(31, 35)), at(29));

    assertThat(document.startMillis()).containsExactly(at(0), at(10), at(20));
    assertThat(document.frames()).containsExactly(3, 1, 0);
    assertThat(document.stages().get(DecidedBy.REFERENCE_MODEL)).containsExactly(1, 0, 0);
    assertThat(document.stages().get(DecidedBy.SPECIALIZED_MODEL)).containsExactly(1, 1, 0);
    assertThat(document.deadLetters()).containsExactly(0, 1, 0);
    assertThat(document.difference().max().get(0)).isEqualTo(0.0041f);
    assertThat(document.difference().maxRatio().get(0)).isEqualTo(4.1f);
    assertThat(document.difference().max().get(2)).isNaN();
    QueryBuckets person = document.queries().get(0);
    assertThat(person.presentShare().get(0)).isEqualTo(2 / 3f);
    assertThat(person.presentShare().get(1)).isEqualTo(1);
    assertThat(person.presentShare().get(2)).isNaN();
    assertThat(person.specialized().min().get(0)).isEqualTo(0.02f);
    assertThat(person.specialized().max().get(0)).isEqualTo(0.5f);
    assertThat(person.reference().max().get(0)).isEqualTo(0.91f);
    assertThat(person.lower().get(1)).isEqualTo(0.11f);
    assertThat(document.events()).extracting(each -> each.startFrame()).containsExactly(5L);
  }

  @Test
  void keepsBucketsWhereTheyAreWhileTimeGoesOn() {
    Span earlier = Span.endingAt(at(29), 10, 10);
    Span later = Span.endingAt(at(30), 10, 10);

    assertThat(later.fromMillis() - earlier.fromMillis()).isEqualTo(1000);
    assertThat(earlier.holds(at(29))).isTrue();
    assertThat(earlier.toMillis()).isEqualTo(at(30));
  }

  @Test
  void leavesOutTheOldestFramesOfATraceThatIsTooLong() {
    for (int frame = 0; frame < 8_000; frame++) {
      history.add(specialized(frame, 0.02f));
    }

    CameraTrace trace = CameraTrace.of("lobby", history, at(7_999), 3_600);
    assertThat(trace.truncated()).isTrue();
    assertThat(trace.columns().frame()).hasSize(Trace.MAX_FRAMES).endsWith(7_999L);
    CameraTrace brief = CameraTrace.of("lobby", history, at(100), 1);
    assertThat(brief.truncated()).isFalse();
    assertThat(brief.columns().frame()).hasSize(11).startsWith(90L).endsWith(100L);
  }

  @Test
  void saysWhichModelSaidWhat() {
    history.add(reference(0, 0.91f, 0.5f));
    history.add(copy(1, reference(0, 0.91f, NOTHING)));
    TraceDocument trace = Trace.of(history, 0, 2);

    assertThat(trace.queries().get(0).specialized().get(0)).isEqualTo(0.5f);
    assertThat(trace.queries().get(0).reference().get(0)).isEqualTo(0.91f);
    assertThat(trace.queries().get(0).reference().get(1)).isNaN();
    assertThat(trace.queries().get(0).score().get(1)).isEqualTo(0.91f);
    assertThat(trace.sameAs()).containsExactly(null, 0L);
  }

  private static RefusedRecord letter(long atMillis) {
    return new RefusedRecord(
        atMillis,
        Optional.of("lobby"),
        "truncated",
        "",
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        1);
  }

  private static PresenceStretch event(long first, long last) {
    return new PresenceStretch(
        "lobby/person/" + first,
        "lobby",
        "person",
        "plan-1",
        new Moment(first, at(first)),
        new Moment(last, at(last)),
        false,
        "");
  }
}
