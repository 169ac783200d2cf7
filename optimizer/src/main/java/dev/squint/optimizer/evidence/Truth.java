package dev.squint.optimizer.evidence;

import dev.squint.core.query.Query;
import java.util.BitSet;
import java.util.List;

/**
 * The reference model's answers: raw presence per query and frame.
 *
 * @param queries what is asked, in the plan's order
 * @param frames how many frames there are
 * @param framesPerSecond of the footage, positive
 * @param smoothingFrames odd window of the timelines
 * @param raw one a query: bit {@code i} set where the reference model finds the object in frame
 *     {@code i}, before smoothing; frames without a label of their own are filled in; owned, not to
 *     be modified
 */
public record Truth(
    List<Query> queries, int frames, double framesPerSecond, int smoothingFrames, BitSet[] raw) {
  public Truth {
    queries = List.copyOf(queries);
    Query.requireDistinctNames(queries);
    if (queries.isEmpty() || raw.length != queries.size()) {
      throw new IllegalArgumentException(
          "the truth of %d queries cannot be that of %d".formatted(raw.length, queries.size()));
    }
    for (BitSet presence : raw) {
      if (presence.length() > frames) {
        throw new IllegalArgumentException(
            "presence at frame %d, but there are %d frames"
                .formatted(presence.length() - 1, frames));
      }
    }
    if (!(framesPerSecond > 0)) {
      throw new IllegalArgumentException("framesPerSecond must be above 0: " + framesPerSecond);
    }
    if (smoothingFrames < 1 || smoothingFrames % 2 == 0) {
      throw new IllegalArgumentException("smoothingFrames must be odd: " + smoothingFrames);
    }
  }

  /** Whether the reference model finds the query's object in the frame. */
  public boolean isPresent(int query, int frame) {
    return raw[query].get(frame);
  }

  public FrameSpan whole() {
    return new FrameSpan(0, frames);
  }
}
