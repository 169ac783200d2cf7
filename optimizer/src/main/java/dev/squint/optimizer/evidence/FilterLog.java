package dev.squint.optimizer.evidence;

import dev.squint.core.difference.DifferenceSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * What frame skipping and the difference detector did with each frame.
 *
 * @param processEvery 1 when every frame is looked at; n when frames 0, n, 2n, ... are
 * @param difference the difference detector, if any
 * @param sameAs one a frame: the earlier frame whose label this one takes, itself let through, or
 *     {@value #LET_THROUGH}; owned, not to be modified
 * @param differences one a frame: what the difference detector measured; NaN where it did not;
 *     owned, not to be modified
 */
public record FilterLog(
    int processEvery, Optional<DifferenceSpec> difference, int[] sameAs, float[] differences) {
  /** The value of {@code sameAs} of a frame that needs an answer of its own. */
  public static final int LET_THROUGH = -1;

  public FilterLog {
    if (processEvery < 1) {
      throw new IllegalArgumentException("processEvery must be at least 1: " + processEvery);
    }
    if (differences.length != sameAs.length) {
      throw new IllegalArgumentException(
          "%d differences for %d frames".formatted(differences.length, sameAs.length));
    }
    for (int frame = 0; frame < sameAs.length; frame++) {
      requireSource(frame, sameAs);
    }
  }

  private static void requireSource(int frame, int[] sameAs) {
    int source = sameAs[frame];
    boolean valid =
        source == LET_THROUGH || (source >= 0 && source < frame && sameAs[source] == LET_THROUGH);
    if (!valid) {
      throw new IllegalArgumentException(
          "frame %d cannot take the label of frame %d: that is no earlier frame let through"
              .formatted(frame, source));
    }
  }

  /** The log of no filter at all: every n-th frame is let through, the others copy it. */
  public static FilterLog skipping(int frames, int processEvery) {
    int[] sameAs = new int[frames];
    for (int frame = 0; frame < frames; frame++) {
      int phase = frame % processEvery;
      sameAs[frame] = phase == 0 ? LET_THROUGH : frame - phase;
    }
    float[] differences = new float[frames];
    Arrays.fill(differences, Float.NaN);
    return new FilterLog(processEvery, Optional.empty(), sameAs, differences);
  }

  public int frames() {
    return sameAs.length;
  }

  /** Whether the frame needs an answer of its own. */
  public boolean isLetThrough(int frame) {
    return sameAs[frame] == LET_THROUGH;
  }

  /** Whether the frame is passed over by frame skipping. */
  public boolean isSkipped(int frame) {
    return frame % processEvery != 0;
  }

  /** The frame whose label this one has: itself when it was let through. */
  public int sourceOf(int frame) {
    return sameAs[frame] == LET_THROUGH ? frame : sameAs[frame];
  }
}
