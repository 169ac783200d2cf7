package dev.squint.jobs.web.site;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest notices for all who listen, at most {@value #MAX_NOTICES}: each listener keeps only
 * the number of the next one it wants, so that a slow one costs nothing. Thread-safe.
 */
public final class Bulletin {
  private static final int MAX_NOTICES = 1024;

  private final Notice[] ring = new Notice[MAX_NOTICES];
  private long next;

  /** Something to say at once: an event or a dead letter. */
  public sealed interface Notice {}

  /** An event started, ended or was corrected. */
  public record EventNotice(PresenceStretch event) implements Notice {}

  /** A dead letter came. */
  public record DeadLetterNotice(RefusedRecord record) implements Notice {}

  /**
   * What a listener is to hear.
   *
   * @param notices in order
   * @param missed how many before them are no longer there
   * @param next the number to ask for the next time
   */
  public record Reading(List<Notice> notices, long missed, long next) {}

  synchronized void post(Notice notice) {
    ring[(int) (next % MAX_NOTICES)] = notice;
    next++;
  }

  /** The number of the notice that will be posted next. */
  public synchronized long next() {
    return next;
  }

  /** The notices from number {@code from} on. */
  public synchronized Reading since(long from) {
    long oldest = Math.max(from, next - MAX_NOTICES);
    List<Notice> notices = new ArrayList<>();
    for (long number = oldest; number < next; number++) {
      notices.add(ring[(int) (number % MAX_NOTICES)]);
    }
    return new Reading(notices, oldest - from, next);
  }
}
