package dev.squint.jobs.web.moment;

import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;

/** Smooths one query at one frame from the verdicts around it, as the job's resolver does. */
final class Smoothing {
  private Smoothing() {}

  /**
   * The majority in a window centred on a place; unknown while the window's end is still to come. A
   * tie, or no vote at all, counts as absent.
   *
   * @param windowFrames odd
   */
  static Presence at(FrameHistory history, long place, String query, int windowFrames) {
    int half = windowFrames / 2;
    if (place + half >= history.end()) {
      return Presence.UNKNOWN;
    }
    int present = 0;
    int absent = 0;
    for (long at = Math.max(history.begin(), place - half); at <= place + half; at++) {
      Presence vote =
          history.get(at).answer(query).map(QueryAnswer::presence).orElse(Presence.UNKNOWN);
      present += vote == Presence.PRESENT ? 1 : 0;
      absent += vote == Presence.ABSENT ? 1 : 0;
    }
    return Presence.of(present > absent);
  }
}
