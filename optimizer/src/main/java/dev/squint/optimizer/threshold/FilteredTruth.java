package dev.squint.optimizer.threshold;

import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.BitSet;

/**
 * What a filter makes of the truth over one stretch of frames: the answers of a plan whose
 * reference model looks at every frame let through. Shared by all candidates with the filter.
 * Immutable.
 */
public final class FilteredTruth {
  private final FilterSlice slice;
  private final QueryTruth[] truths;
  private final AnswerErrors[] errors;

  private FilteredTruth(FilterSlice slice, QueryTruth[] truths, AnswerErrors[] errors) {
    this.slice = slice;
    this.truths = truths;
    this.errors = errors;
  }

  /**
   * The answers behind a filter.
   *
   * @param truths of {@code slice}'s stretch, one a query
   */
  public static FilteredTruth of(Truth truth, QueryTruth[] truths, FilterSlice slice) {
    AnswerErrors[] errors = new AnswerErrors[truths.length];
    for (int query = 0; query < truths.length; query++) {
      errors[query] = AnswerErrors.of(truths[query], filtered(truth.raw()[query], slice));
    }
    return new FilteredTruth(slice, truths, errors);
  }

  private static BitSet filtered(BitSet raw, FilterSlice slice) {
    FrameSpan span = slice.span();
    BitSet answer = new BitSet(span.length());
    for (int run = 0; run < slice.runs(); run++) {
      if (raw.get(slice.sourceOfRun(run))) {
        answer.set(slice.runStart(run), slice.runEnd(run));
      }
    }
    return answer;
  }

  /** Whether the filter alone keeps every query within {@code limits}. */
  public boolean keeps(ErrorLimits limits) {
    for (AnswerErrors ofQuery : errors) {
      if (!ofQuery.keeps(limits)) {
        return false;
      }
    }
    return true;
  }

  FilterSlice slice() {
    return slice;
  }

  int queries() {
    return truths.length;
  }

  QueryTruth truth(int query) {
    return truths[query];
  }

  /** A query's errors, to be changed by the caller. */
  AnswerErrors errors(int query) {
    return errors[query].copy();
  }
}
