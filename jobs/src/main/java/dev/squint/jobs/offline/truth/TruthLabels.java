package dev.squint.jobs.offline.truth;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.labels.FrameLabels;
import dev.squint.jobs.offline.labels.LabelStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes the presence on every frame of what is labelled: every n-th frame, and every frame between
 * two neighbours of these that differ in any query. Between neighbours that agree, presence is
 * filled in; {@link LabelStride} says what that can overlook.
 *
 * <p>Labels of other frames are left alone, so that the result depends on the footage, the model
 * and the stride, and not on what else was labelled before.
 *
 * @param queries what is asked
 * @param width columns of the frames
 * @param height rows of the frames
 */
public record TruthLabels(List<Query> queries, int width, int height) {
  public TruthLabels {
    queries = List.copyOf(queries);
  }

  /**
   * What the labels say.
   *
   * @param truth empty while a label is missing
   * @param missing indexes of the frames to be labelled next, rising; none once there is a truth
   */
  public record Reading(Optional<RawTruth> truth, long[] missing) {}

  /**
   * Whether a frame belongs to the sample, while frames are being read; so does the last frame of
   * the range, which only its end shows.
   *
   * @param previous index of the frame before in the range; -1 for none
   */
  public static boolean isSampled(long previous, long frame, int every) {
    return FrameSample.takes(previous, frame, every);
  }

  /**
   * Reads labels.
   *
   * @param frames indexes of all frames of the range, rising; becomes part of the result
   * @param every 1 for labels of all frames, n for every n-th
   */
  public Reading read(LabelStore labels, long[] frames, int every) {
    List<BitSet> presence = new ArrayList<>();
    queries.forEach(unused -> presence.add(new BitSet(frames.length)));
    BitSet known = FrameSample.positions(frames, every);
    long[] missing = take(labels, frames, known, presence);
    if (missing.length > 0) {
      return new Reading(Optional.empty(), missing);
    }
    BitSet edges = FrameSample.edges(known, presence);
    missing = take(labels, frames, edges, presence);
    if (missing.length > 0) {
      return new Reading(Optional.empty(), missing);
    }
    known.or(edges);
    FrameSample.fill(known, presence);
    return new Reading(
        Optional.of(new RawTruth(queries, frames, every, known.cardinality(), presence)),
        new long[0]);
  }

  /** Marks presence at {@code positions}; returns the frames there that have no labels. */
  private long[] take(LabelStore labels, long[] frames, BitSet positions, List<BitSet> presence) {
    return positions.stream()
        .filter(
            position -> {
              Optional<FrameLabels> found = labels.find(frames[position]);
              found.ifPresent(label -> mark(label.objects(), position, presence));
              return found.isEmpty();
            })
        .mapToLong(position -> frames[position])
        .toArray();
  }

  private void mark(List<DetectedObject> objects, int position, List<BitSet> presence) {
    for (int query = 0; query < queries.size(); query++) {
      Query asked = queries.get(query);
      presence.get(query).set(position, asked.isPresent(asked.bestScore(objects, width, height)));
    }
  }
}
