package dev.squint.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.core.timeline.TimelinePoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The start or the end of one event, as it stands on the topic {@code events} (JSON Schema: {@code
 * schemas/event-1.json}).
 *
 * @param schema version of this form, {@value #SCHEMA}
 * @param id the event's identity, the same in its start and its end and after a replay: camera,
 *     query and first frame
 * @param type start or end
 * @param camera the camera
 * @param query the query's name
 * @param plan id of the plan that decided
 * @param start the event's first frame
 * @param end the event's last frame; absent in a start
 * @param reason why an event ended when not by absence: {@code camera-silent}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventRecord(
    int schema,
    String id,
    Type type,
    String camera,
    String query,
    String plan,
    Moment start,
    @Nullable Moment end,
    @Nullable String reason) {
  public static final int SCHEMA = 1;
  public static final String CAMERA_SILENT = "camera-silent";

  /** The kinds of event records. */
  public enum Type {
    @JsonProperty("start")
    START,
    @JsonProperty("end")
    END
  }

  /** A frame and its capture time. */
  public record Moment(long frame, Instant capturedAt) {
    static Moment of(TimelinePoint point) {
      return new Moment(point.frame(), Instant.ofEpochMilli(point.capturedAtMillis()));
    }
  }

  /** The record for an event that has just started or ended. */
  public static EventRecord of(String camera, String query, String plan, PresenceEvent event) {
    return new EventRecord(
        SCHEMA,
        "%s/%s/%d".formatted(camera, query, event.start().frame()),
        event.isStart() ? Type.START : Type.END,
        camera,
        query,
        plan,
        Moment.of(event.start()),
        event.isStart() ? null : Moment.of(event.end()),
        event.cameraSilent() ? CAMERA_SILENT : null);
  }
}
