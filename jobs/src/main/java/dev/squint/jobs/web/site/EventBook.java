package dev.squint.jobs.web.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One camera's events of the last hour, at most {@value #MAX_EVENTS}. Open events stay whatever
 * their age. Mutable; not thread-safe.
 */
public final class EventBook {
  /** Most events that are kept. */
  public static final int MAX_EVENTS = 2_000;

  private static final Comparator<PresenceStretch> BY_START =
      Comparator.comparingLong((PresenceStretch event) -> event.start().capturedAtMillis())
          .thenComparing(PresenceStretch::id);

  private final long keptMillis;
  private final NavigableSet<PresenceStretch> events = new TreeSet<>(BY_START);
  private final Map<String, PresenceStretch> byId = new HashMap<>();
  private final Map<String, PresenceStretch> openByQuery = new HashMap<>();
  private long seen;

  /**
   * An empty book.
   *
   * @param keptMillis events that ended longer before the newest start are forgotten
   */
  EventBook(long keptMillis) {
    this.keptMillis = keptMillis;
  }

  /**
   * Takes the start, the end or a correction of an event; what was known of it is replaced.
   *
   * @return whether that is news
   */
  boolean put(PresenceStretch event) {
    PresenceStretch known = byId.get(event.id());
    if (event.equals(known) || (known != null && !known.open() && event.open())) {
      return false; // said again after a restart
    }
    if (known == null) {
      seen++;
    }
    replace(event);
    PresenceStretch open = openByQuery.get(event.query());
    if (event.open()) {
      if (open != null && !open.id().equals(event.id())) {
        replace(open.lost());
      }
      openByQuery.put(event.query(), event);
    } else if (open != null && open.id().equals(event.id())) {
      openByQuery.remove(event.query());
    }
    forgetOld();
    return true;
  }

  /** The event of this id, if it is kept. */
  public Optional<PresenceStretch> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The open event of a query, if there is one. */
  public Optional<PresenceStretch> open(String query) {
    return Optional.ofNullable(openByQuery.get(query));
  }

  /** How many events were seen. */
  public long seen() {
    return seen;
  }

  /** How many events are open. */
  public int openCount() {
    return openByQuery.size();
  }

  /** All that are kept, oldest start first. */
  public List<PresenceStretch> all() {
    return List.copyOf(events);
  }

  private void replace(PresenceStretch event) {
    @Nullable PresenceStretch known = byId.put(event.id(), event);
    if (known != null) {
      events.remove(known);
    }
    events.add(event);
  }

  private void forgetOld() {
    long oldest = events.last().start().capturedAtMillis() - keptMillis;
    List<PresenceStretch> old = new ArrayList<>();
    Iterator<PresenceStretch> fromOldest = events.iterator();
    while (fromOldest.hasNext()) {
      PresenceStretch event = fromOldest.next();
      boolean tooMany = events.size() - old.size() > MAX_EVENTS;
      if (!tooMany && event.start().capturedAtMillis() >= oldest) {
        break;
      }
      if (!event.open() && (tooMany || event.endMillis().orElse(Long.MIN_VALUE) < oldest)) {
        old.add(event);
      }
    }
    for (PresenceStretch event : old) {
      events.remove(event);
      byId.remove(event.id());
    }
  }
}
