package dev.squint.optimizer.replay;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The events of a timeline as units that are counted once: events a moment apart are one.
 *
 * <p>Frames within an event are near copies of each other, so that an event, not a frame, is an
 * independent witness of an error rate.
 */
public final class EventUnits {
  private static final int NONE = -1;

  private final int[] unitOf;
  private final int[] unitFrames;
  private final int[] unitExtents;

  private EventUnits(int[] unitOf, int[] unitFrames, int[] unitExtents) {
    this.unitOf = unitOf;
    this.unitFrames = unitFrames;
    this.unitExtents = unitExtents;
  }

  /**
   * The units of a timeline.
   *
   * @param timeline smoothed
   * @param frames its length
   * @param mergeFrames events fewer absent frames apart are one unit
   */
  public static EventUnits of(BitSet timeline, int frames, int mergeFrames) {
    int[] unitOf = new int[frames];
    Arrays.fill(unitOf, NONE);
    int[] unitFrames = new int[16];
    int[] unitExtents = new int[16];
    int units = 0;
    int unitStart = 0;
    int lastEnd = NONE;
    for (int start = timeline.nextSetBit(0); start >= 0; start = timeline.nextSetBit(lastEnd)) {
      if (lastEnd == NONE || start - lastEnd >= mergeFrames) {
        units++;
        unitStart = start;
        if (units > unitFrames.length) {
          unitFrames = Arrays.copyOf(unitFrames, 2 * units);
          unitExtents = Arrays.copyOf(unitExtents, 2 * units);
        }
      }
      lastEnd = timeline.nextClearBit(start);
      Arrays.fill(unitOf, start, lastEnd, units - 1);
      unitFrames[units - 1] += lastEnd - start;
      unitExtents[units - 1] = lastEnd - unitStart;
    }
    return new EventUnits(
        unitOf, Arrays.copyOf(unitFrames, units), Arrays.copyOf(unitExtents, units));
  }

  /** How many units there are. */
  public int count() {
    return unitFrames.length;
  }

  /** The unit that a frame of the timeline belongs to; negative for an absent frame. */
  public int unitOf(int frame) {
    return unitOf[frame];
  }

  /** How many frames of a unit are present. */
  public int framesOf(int unit) {
    return unitFrames[unit];
  }

  /** From each unit's first frame to its last, absent frames between included. */
  public int[] extents() {
    return unitExtents.clone();
  }

  /** Per unit, the share of its present frames that an answer reports absent, {@code [0, 1]}. */
  public double[] losses(BitSet answer) {
    int[] missed = new int[count()];
    for (int frame = answer.nextClearBit(0);
        frame < unitOf.length;
        frame = answer.nextClearBit(frame + 1)) {
      if (unitOf[frame] != NONE) {
        missed[unitOf[frame]]++;
      }
    }
    double[] losses = new double[count()];
    for (int unit = 0; unit < losses.length; unit++) {
      losses[unit] = (double) missed[unit] / unitFrames[unit];
    }
    return losses;
  }
}
