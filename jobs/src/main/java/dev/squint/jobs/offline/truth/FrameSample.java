package dev.squint.jobs.offline.truth;

import java.util.BitSet;
import java.util.List;

/**
 * Which frames of a range have to be labelled so that the presence on all others can be filled in.
 * Positions count the frames of the range from 0.
 */
final class FrameSample {
  private FrameSample() {}

  /**
   * Whether a frame belongs to the sample of every {@code every}-th, counted from frame 0 of the
   * footage: where that one is missing from the footage, the next one does.
   *
   * @param previous index of the frame before; -1 for none
   */
  static boolean takes(long previous, long frame, int every) {
    return previous < 0 || frame / every != previous / every;
  }

  /** The positions of the sample: the first, the last, and every {@code every}-th frame. */
  static BitSet positions(long[] frames, int every) {
    BitSet sample = new BitSet(frames.length);
    for (int position = 0; position < frames.length; position++) {
      sample.set(
          position, takes(position == 0 ? -1 : frames[position - 1], frames[position], every));
    }
    if (frames.length > 0) {
      sample.set(frames.length - 1);
    }
    return sample;
  }

  /**
   * The positions between two neighbours of {@code sample} that differ.
   *
   * @param presence one a query; known at the positions of {@code sample}
   */
  static BitSet edges(BitSet sample, List<BitSet> presence) {
    BitSet edges = new BitSet(sample.length());
    int previous = sample.nextSetBit(0);
    for (int next = after(previous, sample); next >= 0; next = after(next, sample)) {
      if (differ(previous, next, presence)) {
        edges.set(previous + 1, next);
      }
      previous = next;
    }
    return edges;
  }

  /** Gives each position that is not {@code known} the presence of the known one before it. */
  static void fill(BitSet known, List<BitSet> presence) {
    int previous = known.nextSetBit(0);
    for (int next = after(previous, known); next >= 0; next = after(next, known)) {
      for (BitSet query : presence) {
        query.set(previous + 1, next, query.get(previous));
      }
      previous = next;
    }
  }

  private static int after(int position, BitSet positions) {
    return position < 0 ? -1 : positions.nextSetBit(position + 1);
  }

  private static boolean differ(int left, int right, List<BitSet> presence) {
    return presence.stream().anyMatch(query -> query.get(left) != query.get(right));
  }
}
