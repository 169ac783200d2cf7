package dev.squint.jobs.offline.truth;

import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The reference model's presence, not smoothed, on every frame of a range of footage.
 *
 * <p>Positions count the frames of the range from 0, in the order in which they are read. Arrays
 * and bit sets belong to this record: do not modify. Compared by reference.
 *
 * @param queries what was asked
 * @param frames index in the footage of each position, rising
 * @param every 1 when each frame's presence is its own label's; n when every n-th frame was
 *     labelled, all frames between two that differ, and the rest filled in
 * @param labelled how many frames have presence from their own label
 * @param presence one a query: the positions at which its object is present
 */
public record RawTruth(
    List<Query> queries, long[] frames, int every, int labelled, List<BitSet> presence) {
  public RawTruth {
    queries = List.copyOf(queries);
    presence = List.copyOf(presence);
    if (presence.size() != queries.size()) {
      throw new IllegalArgumentException(
          "%d queries need as many timelines, not %d".formatted(queries.size(), presence.size()));
    }
  }

  /** How many frames there are. */
  public int size() {
    return frames.length;
  }

  /** The verdicts on one query, a frame each. */
  public List<Presence> verdicts(int query) {
    List<Presence> verdicts = new ArrayList<>(size());
    for (int position = 0; position < size(); position++) {
      verdicts.add(Presence.of(presence.get(query).get(position)));
    }
    return verdicts;
  }

  /** The verdicts by query. */
  public List<List<Presence>> allVerdicts() {
    List<List<Presence>> all = new ArrayList<>();
    for (int query = 0; query < queries.size(); query++) {
      all.add(verdicts(query));
    }
    return all;
  }

  /** The same for the search for a plan, whose frames are positions. */
  public Truth evidence(double framesPerSecond, int smoothingFrames) {
    return new Truth(
        queries, size(), framesPerSecond, smoothingFrames, presence.toArray(BitSet[]::new));
  }
}
