package dev.squint.optimizer.evaluation;

import dev.squint.core.timeline.Presence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The frames that a comparison counts: all but those whose truth is {@link Presence#UNKNOWN}, where
 * either answer would do. Timelines are compared as if the others were not there.
 *
 * @param uncounted the frames left out
 * @param frames all frames
 */
record CountedFrames(BitSet uncounted, int frames) {
  static CountedFrames of(List<Presence> truth) {
    BitSet uncounted = new BitSet(truth.size());
    for (int frame = 0; frame < truth.size(); frame++) {
      uncounted.set(frame, truth.get(frame) == Presence.UNKNOWN);
    }
    return new CountedFrames(uncounted, truth.size());
  }

  /** How many frames count. */
  int size() {
    return frames - uncounted.cardinality();
  }

  /** The counted frames of a timeline, next to each other. */
  BitSet of(BitSet timeline) {
    if (uncounted.isEmpty()) {
      return timeline;
    }
    BitSet counted = new BitSet(size());
    int position = 0;
    for (int frame = nextCounted(0); frame < frames; frame = nextCounted(frame + 1)) {
      counted.set(position++, timeline.get(frame));
    }
    return counted;
  }

  /** The verdicts on the counted frames. */
  List<Presence> verdicts(List<Presence> all) {
    if (uncounted.isEmpty()) {
      return all;
    }
    List<Presence> counted = new ArrayList<>(size());
    for (int frame = nextCounted(0); frame < frames; frame = nextCounted(frame + 1)) {
      counted.add(all.get(frame));
    }
    return counted;
  }

  /**
   * An answer without those of its events that may be right: they touch frames that do not count,
   * and no event of the truth.
   */
  BitSet withoutUncountedEvents(BitSet truth, BitSet answer) {
    if (uncounted.isEmpty()) {
      return answer;
    }
    BitSet kept = (BitSet) answer.clone();
    for (int start = answer.nextSetBit(0); start >= 0; ) {
      int end = answer.nextClearBit(start);
      if (touches(uncounted, start, end) && !touches(truth, start, end)) {
        kept.clear(start, end);
      }
      start = answer.nextSetBit(end);
    }
    return kept;
  }

  private static boolean touches(BitSet timeline, int start, int end) {
    int next = timeline.nextSetBit(start);
    return next >= 0 && next < end;
  }

  private int nextCounted(int frame) {
    return uncounted.nextClearBit(frame);
  }
}
