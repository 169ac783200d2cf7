package dev.squint.jobs.web.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.squint.jobs.web.site.AuditedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the web page takes of a record on {@code audits}; unknown fields are passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AuditMessage(
    String camera, long frame, Instant capturedAt, List<Answer> answered, List<Answer> reference) {
  /** Presence of one query; null when unresolved. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(String query, @Nullable Boolean present) {}

  boolean isUsable() {
    return camera != null && capturedAt != null && answered != null && reference != null;
  }

  /** One a query that both sides answered. */
  List<AuditedFrame> toFrames() {
    List<AuditedFrame> frames = new ArrayList<>();
    for (Answer answer : answered) {
      for (Answer truth : reference) {
        if (answer.query() != null
            && answer.query().equals(truth.query())
            && answer.present() != null
            && truth.present() != null) {
          frames.add(
              new AuditedFrame(
                  capturedAt.toEpochMilli(), answer.query(), answer.present(), truth.present()));
        }
      }
    }
    return frames;
  }
}
