package dev.squint.jobs.web.moment;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.document.Images;
import dev.squint.jobs.web.document.ObjectDocument;
import dev.squint.jobs.web.document.PlanDocument;
import dev.squint.jobs.web.site.FrameSize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a frame was answered as it was; {@code docs/web.md} says what each field means. */
public record MomentDocument(
    String camera,
    long frame,
    Instant capturedAt,
    @Nullable PlanDocument plan,
    String planId,
    @Nullable Long previousFrame,
    @Nullable Long nextFrame,
    DecidedBy decidedBy,
    @Nullable Float difference,
    @Nullable Float differenceThreshold,
    @Nullable Long sameAs,
    @Nullable Long latencyMillis,
    List<QueryMoment> queries,
    List<String> explanation,
    List<ChainStep> chain,
    @Nullable Long answeredFrame,
    @Nullable List<ObjectDocument> objects,
    @Nullable Long referenceFrame,
    @Nullable FrameSize size,
    Images images,
    @Nullable Images answeredImages) {
  /** One query at that frame. */
  public record QueryMoment(
      String query,
      @Nullable Boolean present,
      @Nullable Float score,
      @Nullable Float specialized,
      @Nullable Float lower,
      @Nullable Float upper,
      @Nullable Float reference,
      @Nullable Double minimumScore,
      @Nullable Boolean smoothedPresent,
      @Nullable EventDocument event,
      @Nullable EventDocument previousEvent,
      @Nullable EventDocument nextEvent,
      String explanation) {}

  /** A frame on the way to the one that was really answered. */
  public record ChainStep(
      long frame,
      Instant capturedAt,
      DecidedBy decidedBy,
      @Nullable Long sameAs,
      @Nullable Float difference,
      @Nullable Float differenceThreshold) {}
}
