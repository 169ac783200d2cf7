package dev.squint.jobs.web.moment;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.PresenceStretch;
import java.util.Optional;

/** Says in plain sentences why one query was answered as it was at a frame. */
public final class QueryExplanation {
  private final Situation situation;
  private final QueryAnswer own;

  private QueryExplanation(Situation situation, QueryAnswer own) {
    this.situation = situation;
    this.own = own;
  }

  /**
   * The sentences, as one text.
   *
   * @param own the query's answer at the frame that is asked about
   */
  public static String of(Situation situation, QueryAnswer own, Smoothed smoothed) {
    return new QueryExplanation(situation, own).verdict() + " " + timeline(own, smoothed);
  }

  private String verdict() {
    AnsweredFrame frame = situation.frame();
    if (own.presence() == Presence.UNKNOWN) {
      return "No answer about %s.".formatted(own.query());
    }
    String head = (own.presence() == Presence.PRESENT ? "%s is there: " : "No %s: ");
    return head.formatted(own.query())
        + (frame.isCopy() ? copied(frame) : reason(frame, own, ""))
        + ".";
  }

  private String copied(AnsweredFrame frame) {
    Optional<AnsweredFrame> answered = situation.answered();
    Optional<QueryAnswer> origin = answered.flatMap(source -> source.answer(own.query()));
    String why =
        frame.decidedBy() == DecidedBy.DIFFERENCE_DETECTOR
            ? "the difference %s, so the frame took the answer of frame %d"
                .formatted(
                    NumberText.compared(
                        frame.difference(), "is below", frame.differenceThreshold()),
                    frame.sameAs())
            : "the frame was passed over and took the answer of frame %d".formatted(frame.sameAs());
    if (origin.isEmpty()) {
      return why;
    }
    String from =
        answered.get().frame() == frame.sameAs()
            ? ", where "
            : ", which goes back to frame %d, where ".formatted(answered.get().frame());
    return why + from + reason(answered.get(), origin.get(), "had ");
  }

  /**
   * Why a frame that was answered itself was answered so.
   *
   * @param had {@code "had "} when the frame is another than the one asked about
   */
  private String reason(AnsweredFrame frame, QueryAnswer answer, String had) {
    return switch (frame.decidedBy()) {
      case SPECIALIZED_MODEL -> specialized(answer, had);
      case REFERENCE_MODEL -> reference(answer, had);
      case FRAME_SKIPPING, DIFFERENCE_DETECTOR, UNRESOLVED -> "it was not answered";
    };
  }

  private static String specialized(QueryAnswer answer, String had) {
    boolean present = answer.presence() == Presence.PRESENT;
    float threshold = present ? answer.upper() : answer.lower();
    String said =
        Float.isNaN(threshold)
            ? NumberText.of(answer.score())
            : NumberText.compared(answer.score(), present ? ">" : "<", threshold);
    return "the specialized model %sanswered %s with %s"
        .formatted(had, present ? "present" : "absent", said);
  }

  private String reference(QueryAnswer answer, String had) {
    Optional<Double> minimum =
        situation
            .plan()
            .flatMap(
                plan ->
                    plan.queries().stream()
                        .filter(query -> query.name().equals(answer.query()))
                        .map(Query::minimumScore)
                        .findFirst());
    if (answer.presence() == Presence.PRESENT) {
      String found = "the reference model %sfound it with score ".formatted(had);
      return found
          + minimum
              .map(least -> NumberText.compared(answer.score(), "of at least", least))
              .orElse(NumberText.of(answer.score()));
    }
    if (answer.score() == 0) {
      return "the reference model %slooked and found none".formatted(had);
    }
    String best =
        "the best score that the reference model %s is "
            .formatted(had.isEmpty() ? "gave" : "had given");
    return best
        + minimum
            .map(least -> NumberText.compared(answer.score(), ", below the minimum", least))
            .map(text -> text.replace(" ,", ","))
            .orElse(NumberText.of(answer.score()));
  }

  private static String timeline(QueryAnswer own, Smoothed smoothed) {
    String window = "over %d frames".formatted(smoothed.windowFrames());
    if (smoothed.event().isPresent()) {
      PresenceStretch event = smoothed.event().get();
      String until =
          event.end() == null
              ? "and goes on"
              : "and ended at " + FrameExplanation.time(event.end().capturedAtMillis());
      return "Smoothed %s it counts as present: the moment lies in the event that began at %s %s.%s"
          .formatted(
              window,
              FrameExplanation.time(event.start().capturedAtMillis()),
              until,
              own.presence() == Presence.ABSENT
                  ? " Most of the frames around it say present."
                  : "");
    }
    return switch (smoothed.presence()) {
      case UNKNOWN -> "Too few frames have followed yet to smooth it %s.".formatted(window);
      case PRESENT -> "Most of the frames around it say present, smoothed %s.".formatted(window);
      case ABSENT ->
          "Smoothed %s it counts as absent: no event covers this moment.%s"
              .formatted(
                  window,
                  own.presence() == Presence.PRESENT
                      ? " Most of the frames around it say absent."
                      : "");
    };
  }
}
