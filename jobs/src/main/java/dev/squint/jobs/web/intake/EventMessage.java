package dev.squint.jobs.web.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.squint.jobs.web.site.PresenceStretch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the web page takes of a record on {@code events}; fields and types that it does not know are
 * passed over. A record with an end is an event that has ended, whatever its type is called.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EventMessage(
    String id,
    String camera,
    String query,
    String plan,
    Moment start,
    @Nullable Moment end,
    @Nullable String reason) {
  /** A frame and its capture time. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Moment(long frame, Instant capturedAt) {
    PresenceStretch.Moment toMoment() {
      return new PresenceStretch.Moment(frame, capturedAt.toEpochMilli());
    }
  }

  boolean isUsable() {
    return id != null
        && camera != null
        && query != null
        && plan != null
        && start != null
        && start.capturedAt() != null
        && (end == null || end.capturedAt() != null);
  }

  PresenceStretch toStretch() {
    return new PresenceStretch(
        id,
        camera,
        query,
        plan,
        start.toMoment(),
        end == null ? null : end.toMoment(),
        end == null,
        reason == null ? "" : reason);
  }
}
