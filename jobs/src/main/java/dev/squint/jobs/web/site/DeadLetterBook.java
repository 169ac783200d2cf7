package dev.squint.jobs.web.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The newest {@value #MAX_KEPT} dead letters, and counts of all that were seen. Thread-safe. */
public final class DeadLetterBook {
  /** Most dead letters that are kept; counts go on. */
  public static final int MAX_KEPT = 2_000;

  private static final String NO_CAMERA = "";
  private static final int MAX_REASONS = 64; // headers are anybody's, so bounded
  private static final String OTHER_REASON = "other";

  private final Deque<RefusedRecord> kept = new ArrayDeque<>();
  private final Map<String, SortedMap<String, Long>> counts = new HashMap<>();

  /** Takes the next dead letter. */
  public synchronized void add(RefusedRecord record) {
    String camera = record.camera().orElse(NO_CAMERA);
    SortedMap<String, Long> reasons =
        counts.computeIfAbsent(
            counts.size() < Site.MAX_CAMERAS || counts.containsKey(camera) ? camera : NO_CAMERA,
            unused -> new TreeMap<>());
    boolean known = reasons.containsKey(record.reason()) || reasons.size() < MAX_REASONS;
    reasons.merge(known ? record.reason() : OTHER_REASON, 1L, Long::sum);
    kept.addLast(record);
    if (kept.size() > MAX_KEPT) {
      kept.removeFirst();
    }
  }

  /** How many there were by reason, of the cameras that {@code wanted} takes. */
  public synchronized SortedMap<String, Long> byReason(Predicate<String> wanted) {
    SortedMap<String, Long> sums = new TreeMap<>();
    counts.forEach(
        (camera, reasons) -> {
          if (wanted.test(camera)) {
            reasons.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
          }
        });
    return sums;
  }

  /** How many there were of a camera. */
  public synchronized long count(String camera) {
    return counts.getOrDefault(camera, new TreeMap<>()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Those that {@code wanted} takes, newest first.
   *
   * @param beforeMillis only those strictly before
   * @param limit at most so many
   */
  public synchronized List<RefusedRecord> newestFirst(
      Predicate<RefusedRecord> wanted, long beforeMillis, int limit) {
    List<RefusedRecord> found = new ArrayList<>();
    Iterator<RefusedRecord> fromEnd = kept.descendingIterator();
    while (fromEnd.hasNext() && found.size() < limit) {
      RefusedRecord record = fromEnd.next();
      if (record.atMillis() < beforeMillis && wanted.test(record)) {
        found.add(record);
      }
    }
    return found;
  }
}
