package dev.squint.jobs.web.timeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.squint.jobs.web.history.FrameHistory;
import java.time.Instant;

/**
 * A camera's frames of a stretch of time, one by one.
 *
 * @param truncated whether the oldest were left out
 */
public record CameraTrace(
    String camera,
    Instant from,
    Instant to,
    boolean truncated,
    @JsonUnwrapped TraceDocument columns) {

  /** What is kept of the {@code seconds} up to and with {@code endMillis}. */
  public static CameraTrace of(String camera, FrameHistory history, long endMillis, long seconds) {
    long fromMillis = endMillis - seconds * 1000;
    long end = history.firstAtOrAfter(endMillis + 1);
    long wanted = history.firstAtOrAfter(fromMillis);
    long begin = Math.max(wanted, end - Trace.MAX_FRAMES);
    return new CameraTrace(
        camera,
        Instant.ofEpochMilli(fromMillis),
        Instant.ofEpochMilli(endMillis),
        begin > wanted,
        Trace.of(history, begin, end));
  }
}
