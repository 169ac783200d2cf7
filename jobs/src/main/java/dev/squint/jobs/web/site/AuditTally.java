package dev.squint.jobs.web.site;

import dev.squint.core.accuracy.PresenceCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts a camera's audits of the last hour, a minute at a time, so that it stays small however
 * many there are. Mutable; not thread-safe.
 */
final class AuditTally {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int MINUTES = 60;
  private static final PresenceCounts NOTHING = new PresenceCounts(0, 0, 0, 0);

  private final Map<String, TreeMap<Long, PresenceCounts>> byQuery = new LinkedHashMap<>();

  void add(AuditedFrame audit) {
    TreeMap<Long, PresenceCounts> minutes =
        byQuery.computeIfAbsent(audit.query(), query -> new TreeMap<>());
    minutes.merge(
        Math.floorDiv(audit.capturedAtMillis(), MINUTE_MILLIS), counted(audit), AuditTally::sum);
    minutes.headMap(minutes.lastKey() - MINUTES, true).clear();
  }

  /** The counts by query; empty when there was no audit. */
  Map<String, PresenceCounts> byQuery() {
    Map<String, PresenceCounts> sums = new LinkedHashMap<>();
    byQuery.forEach(
        (query, minutes) ->
            sums.put(query, minutes.values().stream().reduce(NOTHING, AuditTally::sum)));
    return sums;
  }

  private static PresenceCounts counted(AuditedFrame audit) {
    boolean truth = audit.reference();
    boolean answer = audit.answered();
    return new PresenceCounts(
        truth && answer ? 1 : 0,
        truth && !answer ? 1 : 0,
        !truth && answer ? 1 : 0,
        !truth && !answer ? 1 : 0);
  }

  private static PresenceCounts sum(PresenceCounts left, PresenceCounts right) {
    return new PresenceCounts(
        left.truePositives() + right.truePositives(),
        left.falseNegatives() + right.falseNegatives(),
        left.falsePositives() + right.falsePositives(),
        left.trueNegatives() + right.trueNegatives());
  }
}
