package dev.squint.jobs.web.site;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One event as the web page knows it.
 *
 * @param id camera, query and first frame
 * @param plan id of the plan that decided
 * @param start the first frame
 * @param end the last frame; null while the event is open or when its end was never said
 * @param open whether it goes on
 * @param reason why it ended when not by absence; empty otherwise
 */
public record PresenceStretch(
    String id,
    String camera,
    String query,
    String plan,
    Moment start,
    @Nullable Moment end,
    boolean open,
    String reason) {
  /** Stands as the reason when another event began before this one's end was said. */
  public static final String END_UNKNOWN = "end-unknown";

  /** A frame and its capture time, milliseconds since the epoch. */
  public record Moment(long frame, long capturedAtMillis) {}

  /** The last capture time; empty while open or unknown. */
  public OptionalLong endMillis() {
    return end == null ? OptionalLong.empty() : OptionalLong.of(end.capturedAtMillis());
  }

  /** Whether any of it lies in {@code [from, to]}. */
  public boolean overlaps(long fromMillis, long toMillis) {
    return start.capturedAtMillis() <= toMillis
        && (open || endMillis().orElse(start.capturedAtMillis()) >= fromMillis);
  }

  PresenceStretch lost() {
    return new PresenceStretch(id, camera, query, plan, start, null, false, END_UNKNOWN);
  }
}
