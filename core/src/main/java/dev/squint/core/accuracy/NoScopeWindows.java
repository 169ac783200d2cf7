package dev.squint.core.accuracy;

import dev.squint.core.timeline.Presence;
import java.util.BitSet;
import java.util.List;

/**
 * The measure of the NoScope paper's code, so that results compare: consecutive windows of 30
 * frames, present when at least 28 frames are, on verdicts that are not smoothed.
 */
public final class NoScopeWindows {
  public static final int WINDOW_FRAMES = 30;
  public static final int PRESENT_FRAMES = 28;

  private NoScopeWindows() {}

  /**
   * Compares window by window; a last window that is not full is left out.
   *
   * @param truth verdicts of the reference model, one a frame
   * @param answer verdicts of the cascade, one a frame
   */
  public static PresenceCounts compare(List<Presence> truth, List<Presence> answer) {
    int windows = Math.min(truth.size(), answer.size()) / WINDOW_FRAMES;
    return PresenceCounts.compare(windows(truth, windows), windows(answer, windows), windows);
  }

  private static BitSet windows(List<Presence> verdicts, int windows) {
    BitSet present = new BitSet(windows);
    for (int window = 0; window < windows; window++) {
      int start = window * WINDOW_FRAMES;
      long count =
          verdicts.subList(start, start + WINDOW_FRAMES).stream()
              .filter(presence -> presence == Presence.PRESENT)
              .count();
      present.set(window, count >= PRESENT_FRAMES);
    }
    return present;
  }
}
