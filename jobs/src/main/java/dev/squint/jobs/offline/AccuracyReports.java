package dev.squint.jobs.offline;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import java.util.ArrayList;
import java.util.List;

/** Compares verdicts on the queries of a plan, each side smoothed over the plan's window. */
final class AccuracyReports {
  private AccuracyReports() {}

  /**
   * The agreement on each query.
   *
   * @param truth by query, one verdict a frame; frames of unknown truth count neither way
   * @param answers by query, for the same frames
   */
  static List<QueryReport> of(Plan plan, List<List<Presence>> truth, List<List<Presence>> answers) {
    List<QueryReport> reports = new ArrayList<>();
    for (int query = 0; query < plan.queries().size(); query++) {
      reports.add(
          QueryReport.of(
              QueryAccuracy.of(
                  plan.queries().get(query).name(),
                  truth.get(query),
                  answers.get(query),
                  plan.smoothingFrames(),
                  plan.framesPerSecond())));
    }
    return reports;
  }

  /** The events of all queries. */
  static EventCounts events(List<QueryReport> reports) {
    int found = 0;
    int missed = 0;
    int invented = 0;
    for (QueryReport report : reports) {
      found += report.events().found();
      missed += report.events().missed();
      invented += report.events().invented();
    }
    return new EventCounts(found, missed, invented);
  }
}
