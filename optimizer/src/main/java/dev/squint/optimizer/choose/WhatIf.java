package dev.squint.optimizer.choose;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What another filter, model or threshold would have answered over a stretch of recorded footage.
 *
 * @param before the plan as it is, its cost and errors over the stretch
 * @param after the plan as it would be
 * @param queries one a query: what changes
 */
public record WhatIf(ThresholdedPlan before, ThresholdedPlan after, List<QueryChange> queries) {
  public WhatIf {
    queries = List.copyOf(queries);
  }

  /**
   * What changes for one query.
   *
   * @param query its name
   * @param changedFrames frames whose smoothed answer changes
   * @param appeared events answered after that share no frame with one answered before
   * @param disappeared events answered before that share no frame with one answered after
   */
  public record QueryChange(
      String query, int changedFrames, List<FrameSpan> appeared, List<FrameSpan> disappeared) {
    public QueryChange {
      appeared = List.copyOf(appeared);
      disappeared = List.copyOf(disappeared);
    }
  }

  /**
   * Compares two plans; spans are counted from the first frame of the footage.
   *
   * @param thresholds of {@code before}; empty without a specialized model
   * @param thresholdsAfter of {@code after}; empty without a specialized model
   */
  public static WhatIf compare(
      Truth truth,
      FrameSpan span,
      Candidate before,
      List<ScoreThresholds> thresholds,
      Candidate after,
      List<ScoreThresholds> thresholdsAfter) {
    QueryTruth[] truths = QueryTruth.all(truth, span);
    EvaluatedPlan first =
        EvaluatedPlan.of(truth, truths, FilterSlice.of(before.filter(), span), before, thresholds);
    EvaluatedPlan second =
        EvaluatedPlan.of(
            truth, truths, FilterSlice.of(after.filter(), span), after, thresholdsAfter);
    List<QueryChange> changes = new ArrayList<>();
    for (int query = 0; query < truths.length; query++) {
      BitSet was = first.timelines()[query];
      BitSet is = second.timelines()[query];
      BitSet changed = (BitSet) was.clone();
      changed.xor(is);
      changes.add(
          new QueryChange(
              truths[query].query(),
              changed.cardinality(),
              alone(is, was, span.start()),
              alone(was, is, span.start())));
    }
    return new WhatIf(first.plan(), second.plan(), changes);
  }

  /** Events of a timeline that share no frame with an event of another. */
  private static List<FrameSpan> alone(BitSet timeline, BitSet other, int firstFrame) {
    List<FrameSpan> events = new ArrayList<>();
    for (int start = timeline.nextSetBit(0); start >= 0; ) {
      int end = timeline.nextClearBit(start);
      int shared = other.nextSetBit(start);
      if (shared < 0 || shared >= end) {
        events.add(new FrameSpan(firstFrame + start, firstFrame + end));
      }
      start = timeline.nextSetBit(end);
    }
    return events;
  }
}
