package dev.squint.optimizer.replay;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The absence of a timeline as units: its absent frames, one after the other, cut at equal lengths.
 *
 * <p>A block is as long as a long event, so that one stretch of invented presence spoils one block
 * or two.
 */
public final class AbsenceBlocks {
  private static final double LONG_EVENT_QUANTILE = 0.9;
  private static final int MIN_WINDOWS = 2;

  private AbsenceBlocks() {}

  /** How long blocks are by the events of a timeline: as a long event, two windows at least. */
  public static int lengthFor(EventUnits events, int smoothingFrames) {
    int[] extents = events.extents();
    Arrays.sort(extents);
    int rank = (int) Math.ceil(LONG_EVENT_QUANTILE * extents.length) - 1;
    int longEvent = extents.length == 0 ? 0 : extents[rank];
    return Math.max(longEvent, MIN_WINDOWS * smoothingFrames);
  }

  /**
   * Per block, the share of its frames that an answer reports present, {@code [0, 1]}; what remains
   * after the last whole block is left out.
   *
   * @param events of the timeline
   * @param answer smoothed
   * @param frames length of both
   */
  public static double[] losses(EventUnits events, BitSet answer, int frames, int blockFrames) {
    int absent = 0;
    for (int frame = 0; frame < frames; frame++) {
      absent += events.unitOf(frame) < 0 ? 1 : 0;
    }
    double[] losses = new double[absent / blockFrames];
    int seen = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (events.unitOf(frame) < 0) {
        int block = seen++ / blockFrames;
        if (block < losses.length && answer.get(frame)) {
          losses[block] += 1.0 / blockFrames;
        }
      }
    }
    return losses;
  }
}
