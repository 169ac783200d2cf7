package dev.squint.jobs.web.moment;

import static dev.squint.jobs.web.Answers.LOWER;
import static dev.squint.jobs.web.Answers.UPPER;
import static dev.squint.jobs.web.Answers.at;
import static dev.squint.jobs.web.Answers.copy;
import static dev.squint.jobs.web.Answers.reference;
import static dev.squint.jobs.web.Answers.specialized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.Answers;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.PresenceStretch.Moment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Plan PLAN =
      Plan.untuned("lobby", 10, List.of(new Query("person", 0.4, Optional.empty())));
  private static final Smoothed ABSENT = new Smoothed(Presence.ABSENT, 11, Optional.empty());

  @Test
  void followsACopyToTheFrameThatWasReallyAnswered() {
    AnsweredFrame answered = specialized(1203, 0.02f);
    Situation situation = situation(copy(1207, answered), answered);

    assertThat(FrameExplanation.of(situation))
        .containsExactly(
            "Frame 1207 was captured at 12:02:00.700 UTC; plan lobby-3f9c2e1a was in force.",
            "The difference 0.0004 is below the threshold 0.001, so the frame took the answer of"
                + " frame 1203.",
            "Frame 1203, 0.4 s earlier, was answered by the specialized model.");
    assertThat(ofPerson(situation, ABSENT))
        .isEqualTo(
            "No person: the difference 0.0004 is below 0.001, so the frame took the answer of"
                + " frame 1203, where the specialized model had answered absent with 0.02 < 0.11."
                + " Smoothed over 11 frames it counts as absent: no event covers this moment.");
  }

  @Test
  void saysWhenTheSpecializedModelWasSure() {
    Situation situation = situation(specialized(5, 0.974f));

    assertThat(FrameExplanation.of(situation))
        .contains(
            "The difference 0.0041 is not below the threshold 0.001, so the frame was let through.",
            "The specialized model was sure of every query, so the reference model did not look.");
    assertThat(ofPerson(situation, ABSENT))
        .isEqualTo(
            "person is there: the specialized model answered present with 0.974 > 0.83. Smoothed"
                + " over 11 frames it counts as absent: no event covers this moment. Most of the"
                + " frames around it say absent.");
  }

  @Test
  void saysWhenTheSpecializedModelWasInDoubt() {
    Situation situation = situation(reference(5, 0.2f, 0.5f));

    assertThat(FrameExplanation.of(situation))
        .contains(
            "The specialized model was in doubt about person, so the reference model looked.");
    assertThat(ofPerson(situation, new Smoothed(Presence.UNKNOWN, 11, Optional.empty())))
        .isEqualTo(
            "No person: the best score that the reference model gave is 0.2, below the minimum 0.4."
                + " Too few frames have followed yet to smooth it over 11 frames.");
  }

  @Test
  void saysWhatTheReferenceModelFound() {
    AnsweredFrame answered = reference(5, 0.91f, Float.NaN);
    PresenceStretch event =
        new PresenceStretch(
            "e", "lobby", "person", "p", new Moment(1, at(1)), new Moment(30, at(30)), false, "");

    assertThat(FrameExplanation.of(situation(answered)))
        .contains("The plan has no specialized model, so the reference model looked.");
    assertThat(
            ofPerson(situation(answered), new Smoothed(Presence.PRESENT, 11, Optional.of(event))))
        .isEqualTo(
            "person is there: the reference model found it with score 0.91 of at least 0.4."
                + " Smoothed over 11 frames it counts as present: the moment lies in the event that"
                + " began at 12:00:00.100 UTC and ended at 12:00:03.000 UTC.");
    assertThat(ofPerson(situation(reference(5, 0, Float.NaN)), ABSENT))
        .startsWith("No person: the reference model looked and found none.");
  }

  @Test
  void saysWhyAFrameLikeTheLastWasLookedAtAgain() {
    AnsweredFrame recheck =
        Answers.frame(
            9,
            DecidedBy.REFERENCE_MODEL,
            0.0002f,
            AnsweredFrame.NONE,
            reference(9, 0, Float.NaN).answers().get(0));

    assertThat(FrameExplanation.of(situation(recheck)))
        .contains(
            "The difference 0.0002 is below the threshold 0.001, yet the frame was looked at again:"
                + " an answer is copied at most 20 frames far.");
  }

  @Test
  void saysThatNothingAnswered() {
    AnsweredFrame unresolved =
        Answers.frame(9, DecidedBy.UNRESOLVED, Float.NaN, AnsweredFrame.NONE, unknown());

    assertThat(FrameExplanation.of(situation(unresolved)))
        .contains(
            "The difference detector had nothing to compare the frame with, so it was let through.",
            "The reference model did not answer in time or could not read the frame, so no query is"
                + " answered.");
    assertThat(ofPerson(situation(unresolved), ABSENT)).startsWith("No answer about person.");
  }

  @Test
  void saysThatAFrameWasPassedOver() {
    AnsweredFrame skipped =
        Answers.frame(
            9, DecidedBy.FRAME_SKIPPING, Float.NaN, 8, specialized(8, 0.02f).answers().get(0));
    Situation situation =
        new Situation(
            List.of(skipped, specialized(8, 0.02f)), true, Optional.of(PLAN.withProcessEvery(3)));

    assertThat(FrameExplanation.of(situation))
        .contains(
            "The plan looks at one frame in 3; this one was passed over and took the"
                + " answer of frame 8.");
    assertThat(ofPerson(situation, ABSENT))
        .startsWith(
            "No person: the frame was passed over and took the answer of frame 8, where the"
                + " specialized model had answered absent with 0.02 < 0.11.");
  }

  @Test
  void admitsWhatItNoLongerKnows() {
    Situation situation =
        new Situation(List.of(copy(1207, specialized(1203, 0.02f))), false, Optional.<Plan>empty());

    assertThat(FrameExplanation.of(situation))
        .contains("That plan was not published, so its settings are not all known here.")
        .endsWith("Frame 1203 is no longer kept here, so how it was answered is not known.");
  }

  @Test
  void writesNumbersSoThatTheyDiffer() {
    assertThat(NumberText.of(0.0004f)).isEqualTo("0.0004");
    assertThat(NumberText.of(1.0)).isEqualTo("1");
    assertThat(NumberText.of(0)).isEqualTo("0");
    assertThat(NumberText.compared(0.11000001, "<", 0.11000002))
        .isEqualTo("0.11000001 < 0.11000002");
    assertThat(NumberText.compared(0.5, ">", 0.25)).isEqualTo("0.5 > 0.25");
  }

  @Test
  void smoothsByTheMajorityAroundAFrame() {
    FrameHistory history = new FrameHistory(3_600_000);
    for (int frame = 0; frame < 20; frame++) {
      history.add(specialized(frame, frame >= 8 && frame != 12 ? 0.9f : 0.02f));
    }

    assertThat(Smoothing.at(history, 12, "person", 5)).isEqualTo(Presence.PRESENT);
    assertThat(Smoothing.at(history, 7, "person", 5)).isEqualTo(Presence.ABSENT);
    assertThat(Smoothing.at(history, 8, "person", 5)).isEqualTo(Presence.PRESENT);
    assertThat(Smoothing.at(history, 0, "person", 5)).isEqualTo(Presence.ABSENT);
    assertThat(Smoothing.at(history, 18, "person", 5)).isEqualTo(Presence.UNKNOWN);
    assertThat(Smoothing.at(history, 10, "car", 5)).isEqualTo(Presence.ABSENT);
  }

  private static QueryAnswer unknown() {
    return new QueryAnswer("person", Presence.UNKNOWN, Float.NaN, Float.NaN, LOWER, UPPER);
  }

  private static Situation situation(AnsweredFrame... chain) {
    return new Situation(List.of(chain), true, Optional.of(PLAN));
  }

  private static String ofPerson(Situation situation, Smoothed smoothed) {
    return QueryExplanation.of(situation, situation.frame().answers().get(0), smoothed);
  }
}
