package dev.squint.jobs.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.json.Json;
import dev.squint.core.timeline.Presence;
import dev.squint.core.wire.DetectionRecord;
import java.util.Locale;

/** Answers on the query {@code person}, as they stand on the topic. */
final class Detections {
  private Detections() {}

  static DetectionRecord of(String camera, long frame, Presence answer) {
    boolean known = answer != Presence.UNKNOWN;
    DecidedBy stage = known ? DecidedBy.DIFFERENCE_DETECTOR : DecidedBy.UNRESOLVED;
    String json =
        String.format(
            Locale.ROOT,
            """
            {"schema":1,"camera":"%s","frame":%d,"capturedAt":"2026-01-01T00:00:00Z","plan":"p",
             "verdicts":[{"query":"person","present":%s,"score":%s,"decidedBy":"%s"}],
             "evidence":{"difference":null,"differenceThreshold":null,"sameAs":null},
             "timing":{"ingestedAt":"2026-01-01T00:00:00Z","emittedAt":"2026-01-01T00:00:00Z"}}
            """,
            camera,
            frame,
            known ? answer == Presence.PRESENT : "null",
            known ? "0.5" : "null",
            stage);
    try {
      return Json.mapper().readValue(json, DetectionRecord.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
