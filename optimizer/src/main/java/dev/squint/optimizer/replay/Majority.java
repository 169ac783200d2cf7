package dev.squint.optimizer.replay;

import java.util.BitSet;

/**
 * The majority of presence over a centred window, for whole timelines at once: what {@code
 * core.timeline.Smoother} makes of frames that all have a vote.
 */
public final class Majority {
  private Majority() {}

  /**
   * The smoothed timeline.
   *
   * @param raw presence, frame by frame
   * @param frames how many there are
   * @param windowFrames odd; cut short at the ends, where a tie means absent
   */
  public static BitSet smooth(BitSet raw, int frames, int windowFrames) {
    int half = windowFrames / 2;
    BitSet smoothed = new BitSet(frames);
    int votes = 0;
    for (int frame = -half; frame < frames; frame++) {
      int entering = frame + half;
      int leaving = frame - half - 1;
      votes += entering < frames && raw.get(entering) ? 1 : 0;
      votes -= leaving >= 0 && raw.get(leaving) ? 1 : 0;
      if (frame >= 0 && 2 * votes > windowSize(frame, frames, half)) {
        smoothed.set(frame);
      }
    }
    return smoothed;
  }

  /** How many frames have a vote in the window around {@code frame}. */
  public static int windowSize(int frame, int frames, int half) {
    return Math.min(frames - 1, frame + half) - Math.max(0, frame - half) + 1;
  }
}
