package dev.squint.optimizer.replay;

import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.BitSet;

/**
 * The truth of one query over one stretch of frames, which are counted from its first.
 *
 * @param query its name
 * @param frames length of the stretch
 * @param smoothingFrames odd window of the timeline
 * @param raw presence before smoothing; owned, not to be modified
 * @param timeline presence after smoothing; owned, not to be modified
 * @param present how many frames of the timeline are present
 * @param events units of the timeline
 */
public record QueryTruth(
    String query,
    int frames,
    int smoothingFrames,
    BitSet raw,
    BitSet timeline,
    int present,
    EventUnits events) {
  /** Events closer than this are one unit. */
  public static final double MERGE_SECONDS = 2;

  /** The truth of {@code truth}'s query number {@code query} over {@code span}. */
  public static QueryTruth of(Truth truth, int query, FrameSpan span) {
    int frames = span.length();
    BitSet raw = truth.raw()[query].get(span.start(), span.end());
    BitSet timeline = Majority.smooth(raw, frames, truth.smoothingFrames());
    int merge = (int) Math.ceil(MERGE_SECONDS * truth.framesPerSecond());
    return new QueryTruth(
        truth.queries().get(query).name(),
        frames,
        truth.smoothingFrames(),
        raw,
        timeline,
        timeline.cardinality(),
        EventUnits.of(timeline, frames, merge));
  }

  /** The truth of every query over {@code span}, in order. */
  public static QueryTruth[] all(Truth truth, FrameSpan span) {
    QueryTruth[] all = new QueryTruth[truth.queries().size()];
    for (int query = 0; query < all.length; query++) {
      all[query] = of(truth, query, span);
    }
    return all;
  }

  /** How many frames of the timeline are absent. */
  public int absent() {
    return frames - present;
  }
}
