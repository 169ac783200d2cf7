package dev.squint.optimizer.evidence;

/**
 * Footage cut by time into parts that are used for one thing each, never at random: neighbouring
 * frames are near copies. Frames between two parts are used for nothing.
 *
 * @param training specialized models and reference images are made of it, about half
 * @param validation decides when training stops and calibrates scores, about 8%
 * @param selection plans are chosen on it, about 20%
 * @param certification seen by nothing but the test of the chosen plans, the rest
 */
public record Split(
    FrameSpan training, FrameSpan validation, FrameSpan selection, FrameSpan certification) {
  public static final int MIN_FRAMES = 100;

  private static final double TRAINING_SHARE = 0.5;
  private static final double VALIDATION_SHARE = 0.08;
  private static final double SELECTION_SHARE = 0.2;
  private static final int GAPS = 3;
  private static final double MAX_GAP_SHARE = 0.02; // of short footage, gaps would take most

  public Split {
    requireOrder("training", training, "validation", validation);
    requireOrder("validation", validation, "selection", selection);
    requireOrder("selection", selection, "certification", certification);
  }

  private static void requireOrder(
      String firstName, FrameSpan first, String secondName, FrameSpan second) {
    if (second.start() < first.end()) {
      throw new IllegalArgumentException(
          "the %s part starts at frame %d, before the %s part ends at frame %d"
              .formatted(secondName, second.start(), firstName, first.end()));
    }
  }

  /**
   * The parts of footage.
   *
   * @param frames its length, at least {@value #MIN_FRAMES}
   * @param gapFrames between two parts, a few smoothing windows; less on short footage
   */
  public static Split of(int frames, int gapFrames) {
    if (frames < MIN_FRAMES) {
      throw new IllegalArgumentException(
          "footage to tune on needs at least %d frames: %d".formatted(MIN_FRAMES, frames));
    }
    if (gapFrames < 0) {
      throw new IllegalArgumentException("gapFrames cannot be negative: " + gapFrames);
    }
    int gap = Math.min(gapFrames, (int) (frames * MAX_GAP_SHARE));
    int used = frames - GAPS * gap;
    FrameSpan training = new FrameSpan(0, (int) (used * TRAINING_SHARE));
    FrameSpan validation = after(training, gap, (int) (used * VALIDATION_SHARE));
    FrameSpan selection = after(validation, gap, (int) (used * SELECTION_SHARE));
    int start = selection.end() + gap;
    return new Split(training, validation, selection, new FrameSpan(start, frames));
  }

  private static FrameSpan after(FrameSpan earlier, int gap, int length) {
    int start = earlier.end() + gap;
    return new FrameSpan(start, start + length);
  }
}
