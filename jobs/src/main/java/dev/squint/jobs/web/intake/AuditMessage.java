package dev.squint.jobs.web.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.squint.jobs.web.site.AuditedFrame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the web page takes of a record on {@code audits}; unknown fields are passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AuditMessage(String camera, Instant capturedAt, List<Verdict> verdicts) {
  /** What was answered to one query, and what the reference model says; null when unresolved. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Verdict(String query, @Nullable Boolean answered, @Nullable Boolean reference) {
    private boolean isComplete() {
      return query != null && answered != null && reference != null;
    }
  }

  boolean isUsable() {
    return camera != null && capturedAt != null && verdicts != null;
  }

  /** One a query that both sides answered. */
  List<AuditedFrame> toFrames() {
    return verdicts.stream()
        .filter(Verdict::isComplete)
        .map(
            verdict ->
                new AuditedFrame(
                    capturedAt.toEpochMilli(),
                    verdict.query(),
                    Boolean.TRUE.equals(verdict.answered()),
                    Boolean.TRUE.equals(verdict.reference())))
        .toList();
  }
}
