package dev.squint.jobs.offline;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.core.timeline.PresenceEvent;
import java.util.ArrayList;
import java.util.List;

/** The verdicts of a recording's frames by query, in order. Mutable; not thread-safe. */
public final class Verdicts implements ResolvedListener {
  private final List<List<Presence>> byQuery = new ArrayList<>();

  /** No verdicts yet. */
  public Verdicts(List<Query> queries) {
    queries.forEach(unused -> byQuery.add(new ArrayList<>()));
  }

  @Override
  public void onFrame(DecidedFrame frame) {
    boolean known = frame.present().length > 0;
    for (int query = 0; query < byQuery.size(); query++) {
      byQuery.get(query).add(known ? Presence.of(frame.present()[query]) : Presence.UNKNOWN);
    }
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {}

  /** The verdicts by query, in the plan's order. */
  public List<List<Presence>> all() {
    return byQuery;
  }
}
