package dev.squint.jobs.web.stream;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.Numbers;
import dev.squint.jobs.web.document.Paths;
import dev.squint.jobs.web.document.QueryDocument;
import dev.squint.jobs.web.document.ReferenceDocument;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.site.CameraState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest answered frame of a camera.
 *
 * @param tile address of its small picture
 * @param full address of its picture
 */
record FrameDocument(
    String camera,
    long frame,
    Instant capturedAt,
    DecidedBy decidedBy,
    List<VerdictDocument> verdicts,
    @Nullable Float difference,
    @Nullable Float differenceThreshold,
    String tile,
    String full,
    @Nullable ReferenceDocument referenceAnswer) {
  /** The answer to one query; null when unresolved. */
  record VerdictDocument(String query, @Nullable Boolean present, @Nullable Float score) {}

  static FrameDocument of(CameraState camera, AnsweredFrame frame) {
    return new FrameDocument(
        camera.id(),
        frame.frame(),
        Instant.ofEpochMilli(frame.capturedAtMillis()),
        frame.decidedBy(),
        frame.answers().stream()
            .map(
                answer ->
                    new VerdictDocument(
                        answer.query(),
                        QueryDocument.present(answer.presence()),
                        Numbers.orNull(answer.score())))
            .toList(),
        Numbers.orNull(frame.difference()),
        Numbers.orNull(frame.differenceThreshold()),
        Paths.frame(camera.id(), frame.frame(), "tile"),
        Paths.frame(camera.id(), frame.frame(), "full"),
        ReferenceDocument.of(camera, frame.frame()).orElse(null));
  }
}
