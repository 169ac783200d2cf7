package dev.squint.jobs.web.document;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.site.CameraActivity;
import dev.squint.jobs.web.site.FrameSize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that holds of one camera now; {@code docs/web.md} says what each field means. */
public record CameraDocument(
    String camera,
    @Nullable String title,
    @Nullable String description,
    CameraActivity state,
    String stateText,
    @Nullable String planId,
    @Nullable PlanDocument plan,
    @Nullable FrameSize size,
    List<QueryDocument> queries,
    long framesAnswered,
    @Nullable Double framesPerSecond,
    @Nullable Double answeredPerSecond,
    RecentAndTotal<StageDocument> stages,
    ShareDocument referenceShare,
    long referenceCallsSaved,
    Lag lag,
    @Nullable Newest newest,
    @Nullable ReferenceDocument referenceAnswer,
    long events,
    int openEvents,
    long deadLetters,
    @Nullable ErrorRates audit,
    @Nullable ErrorRates truth) {
  /**
   * How far behind the answers are.
   *
   * @param frames in the topic behind the newest answered one; null when unknown
   */
  public record Lag(@Nullable Long frames, @Nullable Latency captureToDetectionMillis) {}

  /** Quantiles of the newest answers' milliseconds from capture to detection. */
  public record Latency(long p50, long p99) {}

  /** The newest answered frame. */
  public record Newest(long frame, Instant capturedAt, DecidedBy decidedBy, long ageMillis) {}
}
