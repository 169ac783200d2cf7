package dev.squint.jobs.web;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.AnsweredFrame.Source;
import dev.squint.jobs.web.history.QueryAnswer;
import java.time.Instant;
import java.util.List;

/**
 * Makes answered frames for tests: frame n is captured n tenths of a second after {@link #START}.
 */
public final class Answers {
  public static final long START = Instant.parse("2026-11-28T12:00:00Z").toEpochMilli();
  public static final long FRAME_MILLIS = 100;
  public static final float LOWER = 0.11f;
  public static final float UPPER = 0.83f;

  private static final float THRESHOLD = 0.001f;

  private Answers() {}

  public static long at(long frame) {
    return START + frame * FRAME_MILLIS;
  }

  /** The specialized model looked and was sure. */
  public static AnsweredFrame specialized(long frame, float score) {
    Presence presence = Presence.of(score > UPPER);
    return frame(
        frame,
        DecidedBy.SPECIALIZED_MODEL,
        0.0041f,
        AnsweredFrame.NONE,
        new QueryAnswer("person", presence, score, score, LOWER, UPPER));
  }

  /** The specialized model was in doubt, so the reference model looked. */
  public static AnsweredFrame reference(long frame, float score, float specialized) {
    return frame(
        frame,
        DecidedBy.REFERENCE_MODEL,
        0.0041f,
        AnsweredFrame.NONE,
        new QueryAnswer("person", Presence.of(score >= 0.4f), score, specialized, LOWER, UPPER));
  }

  /** The difference detector copied the label of another frame. */
  public static AnsweredFrame copy(long frame, AnsweredFrame source) {
    QueryAnswer answer = source.answers().get(0);
    return frame(
        frame,
        DecidedBy.DIFFERENCE_DETECTOR,
        0.0004f,
        source.frame(),
        new QueryAnswer("person", answer.presence(), answer.score(), Float.NaN, LOWER, UPPER));
  }

  public static AnsweredFrame frame(
      long frame, DecidedBy stage, float difference, long sameAs, QueryAnswer... answers) {
    return new AnsweredFrame(
        frame,
        at(frame),
        at(frame) + 84,
        new Source(2, 3 * frame),
        "lobby-3f9c2e1a",
        stage,
        difference,
        THRESHOLD,
        sameAs,
        List.of(answers));
  }
}
