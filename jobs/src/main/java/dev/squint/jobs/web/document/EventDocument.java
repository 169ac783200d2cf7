package dev.squint.jobs.web.document;

import dev.squint.jobs.web.site.PresenceStretch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param end null while it is open, or when its end was never said
 * @param durationMillis of an open event up to the camera's newest answer; null when unknown
 * @param reason why it ended when not by absence
 * @param snapshot address of a picture of what it is about
 * @param full address of its first frame's picture
 */
public record EventDocument(
    String id,
    String camera,
    String query,
    String planId,
    State state,
    Instant start,
    long startFrame,
    @Nullable Instant end,
    @Nullable Long endFrame,
    @Nullable Long durationMillis,
    @Nullable String reason,
    String snapshot,
    String full) {
  /** Whether an event goes on. */
  public enum State {
    OPEN,
    ENDED
  }

  /**
   * The document of an event.
   *
   * @param newestMillis capture time of the camera's newest answer
   */
  public static EventDocument of(PresenceStretch event, long newestMillis) {
    long start = event.start().capturedAtMillis();
    PresenceStretch.Moment end = event.end();
    Long duration = end == null ? null : (Long) (end.capturedAtMillis() - start);
    if (event.open()) {
      duration = Math.max(0, newestMillis - start);
    }
    return new EventDocument(
        event.id(),
        event.camera(),
        event.query(),
        event.plan(),
        event.open() ? State.OPEN : State.ENDED,
        Instant.ofEpochMilli(start),
        event.start().frame(),
        end == null ? null : Instant.ofEpochMilli(end.capturedAtMillis()),
        end == null ? null : (Long) end.frame(),
        duration,
        event.reason().isEmpty() ? null : event.reason(),
        Paths.snapshot(event.camera(), event.query(), event.start().frame()),
        Paths.frame(event.camera(), event.start().frame(), "full"));
  }
}
