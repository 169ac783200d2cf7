package dev.squint.jobs.web.history;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.timeline.Presence;

/**
 * What was answered to one query at one frame, and by which scores.
 *
 * @param query the query's name
 * @param presence the verdict; unknown when unresolved
 * @param score of the verdict, {@code [0, 1]}; NaN when unresolved
 * @param specialized what the specialized model said of this very frame, {@code [0, 1]}; NaN when
 *     it did not look
 * @param lower a specialized score below means absent; NaN when unknown
 * @param upper a specialized score above means present; NaN when unknown
 */
public record QueryAnswer(
    String query, Presence presence, float score, float specialized, float lower, float upper) {
  /** This answer with thresholds where none are known. */
  QueryAnswer withThresholds(ScoreThresholds thresholds) {
    return Float.isNaN(lower)
        ? new QueryAnswer(
            query,
            presence,
            score,
            specialized,
            (float) thresholds.absentBelow(),
            (float) thresholds.presentAbove())
        : this;
  }
}
