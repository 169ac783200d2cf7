package dev.squint.jobs.web.picture;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.PresenceStretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds where the reference model saw what an event is about. */
final class ReferenceLooks {
  /** An event's smoothed start lies up to half a window beside the first sight. */
  private static final long BEFORE_MILLIS = 2_000;

  private static final long AFTER_MILLIS = 15_000;

  private ReferenceLooks() {}

  /** The frames near an event's start in which the reference model said present, best first. */
  static List<AnsweredFrame> near(FrameHistory history, PresenceStretch event, int limit) {
    long start = event.start().capturedAtMillis();
    long until = Math.min(event.endMillis().orElse(Long.MAX_VALUE), start + AFTER_MILLIS);
    long end = history.firstAtOrAfter(until + 1);
    List<AnsweredFrame> looks = new ArrayList<>();
    for (long place = history.firstAtOrAfter(start - BEFORE_MILLIS); place < end; place++) {
      if (history.decidedBy(place) == DecidedBy.REFERENCE_MODEL) {
        AnsweredFrame frame = history.get(place);
        if (score(frame, event.query()) >= 0) {
          looks.add(frame);
        }
      }
    }
    looks.sort(Comparator.comparingDouble((AnsweredFrame look) -> -score(look, event.query())));
    return looks.size() > limit ? looks.subList(0, limit) : looks;
  }

  /** Below zero when the query is not present. */
  private static float score(AnsweredFrame frame, String query) {
    return frame
        .answer(query)
        .filter(answer -> answer.presence() == Presence.PRESENT)
        .map(QueryAnswer::score)
        .orElse(-1f);
  }
}
