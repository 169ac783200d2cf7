package dev.squint.jobs.offline.truth;

import dev.squint.jobs.options.UserException;
import java.util.Optional;

/*
 * Why half a window is enough. Over a window of 2h+1 frames a timeline shows an object only where
 * at least h+1 frames of some window have it. A stretch of presence that goes on without a break
 * and can show on its own is therefore at least h+1 frames long, and so is a stretch of absence
 * that can part two events. Among labels at most h+1 frames apart one falls into each such stretch,
 * and its two borders lie between labels that differ, where every frame is labelled. So when every
 * stretch is that long, what is filled in is exactly what the reference model would have said.
 *
 * What can be overlooked is flicker: a window whose majority is made of several shorter stretches,
 * all of which fall between labels that agree, and the same where smoothing cuts the window short,
 * in the first and last h frames of the footage, for stretches down to a quarter of the window.
 */

/** How far apart sampled labels may be. */
public final class LabelStride {
  private LabelStride() {}

  /**
   * The largest stride that cannot overlook a steady event: half the smoothing window, rounded up.
   *
   * @param smoothingFrames the odd window over which presence is smoothed
   */
  public static int largest(int smoothingFrames) {
    return (smoothingFrames + 1) / 2;
  }

  /** Why labels of every {@code every}-th frame can overlook events that last; empty if not. */
  public static Optional<String> doubt(int every, int smoothingFrames) {
    int largest = largest(smoothingFrames);
    return every <= largest
        ? Optional.empty()
        : Optional.of(
            "%d can overlook whole events: presence is smoothed over %d frames, so labels may be at most %d frames apart"
                .formatted(every, smoothingFrames, largest));
  }

  /**
   * Fails when labels of every {@code every}-th frame can overlook events that last.
   *
   * @param option that said so, for example {@code --label-every}
   */
  public static void require(String option, int every, int smoothingFrames) {
    doubt(every, smoothingFrames)
        .ifPresent(
            doubt -> {
              throw new UserException(option + " " + doubt);
            });
  }
}
