package dev.squint.jobs.offline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.PresenceEvent;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a cascade decided. Mutable; not thread-safe. */
final class RunStatistics implements ResolvedListener {
  private final List<Query> queries;
  private final Map<DecidedBy, Long> byStage = new EnumMap<>(DecidedBy.class);
  private final long[] events;
  private long frames;

  RunStatistics(List<Query> queries) {
    this.queries = queries;
    events = new long[queries.size()];
  }

  @Override
  public void onFrame(DecidedFrame frame) {
    frames++;
    byStage.merge(frame.decidedBy(), 1L, Long::sum);
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    if (event.isStart()) {
      events[queryIndex]++;
    }
  }

  long frames() {
    return frames;
  }

  /** Share of the frames that each stage decided, {@code [0, 1]}. */
  Map<DecidedBy, Double> stageShares() {
    Map<DecidedBy, Double> shares = new LinkedHashMap<>();
    for (DecidedBy stage : DecidedBy.values()) {
      shares.put(stage, frames == 0 ? 0 : (double) byStage.getOrDefault(stage, 0L) / frames);
    }
    return shares;
  }

  /** Events by query name, in the plan's order. */
  Map<String, Long> events() {
    Map<String, Long> byQuery = new LinkedHashMap<>();
    for (int query = 0; query < events.length; query++) {
      byQuery.put(queries.get(query).name(), events[query]);
    }
    return byQuery;
  }
}
