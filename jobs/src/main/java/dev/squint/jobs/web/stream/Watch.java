package dev.squint.jobs.web.stream;

import java.util.Set;

/**
 * What one stream is to tell.
 *
 * @param allFrames whether the newest frames of all cameras are announced
 * @param frames cameras whose newest frames are announced
 * @param rate most announcements a second and camera
 * @param detections cameras of which every frame is told
 */
public record Watch(boolean allFrames, Set<String> frames, double rate, Set<String> detections) {
  public static final double MIN_RATE = 0.2;
  public static final double MAX_RATE = 5;
  public static final double USUAL_RATE = 2;
  public static final int MAX_DETECTIONS = 4;

  public Watch {
    frames = Set.copyOf(frames);
    detections = Set.copyOf(detections);
    if (!(rate >= MIN_RATE && rate <= MAX_RATE)) {
      throw new IllegalArgumentException(
          "the rate must be between %s and %s: %s".formatted(MIN_RATE, MAX_RATE, rate));
    }
  }

  /** Whether the newest frames of {@code camera} are announced. */
  boolean announces(String camera) {
    return allFrames || frames.contains(camera);
  }
}
