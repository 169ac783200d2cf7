package dev.squint.jobs.ingest;

import java.time.Instant;

/**
 * The capture times of a recording's frames: its start plus each frame's time in the recording, a
 * repetition going on where the one before ended. Mutable; not thread-safe.
 */
final class CaptureTimeline {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final double FALLBACK_RATE = 25;

  private final long startMillis;
  private long repetitionStartMicros;
  private long lastMicros;
  private long stepMicros;

  CaptureTimeline(Instant start, double framesPerSecond) {
    startMillis = start.toEpochMilli();
    double rate = framesPerSecond > 0 ? framesPerSecond : FALLBACK_RATE;
    stepMicros = Math.round(MICROS_PER_SECOND / rate);
  }

  /** Takes the next frame; returns its time since the start, microseconds. */
  long advance(long presentationMicros) {
    long now = repetitionStartMicros + presentationMicros;
    if (presentationMicros > 0) {
      stepMicros = now - lastMicros;
    }
    lastMicros = now;
    return now;
  }

  /** The next frame is the recording's first again. */
  void repeat() {
    repetitionStartMicros = lastMicros + stepMicros;
  }

  /** Milliseconds since the epoch of a frame {@code micros} after the start. */
  long captureMillis(long micros) {
    return startMillis + micros / 1000;
  }
}
