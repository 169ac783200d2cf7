package dev.squint.optimizer.threshold;

import dev.squint.optimizer.replay.EventUnits;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.Majority;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.BitSet;

/**
 * The errors of one query's smoothed answer, kept up to date while raw answers change. Mutable; not
 * thread-safe.
 *
 * <p>Holds, a frame, the votes for presence in its window. Flipping a run of frames costs its
 * length plus a window. All counts are whole numbers, so that flipping back restores them exactly.
 */
final class AnswerErrors {
  /** An event missed altogether, in units of {@link #missedShares}. */
  private static final long WHOLE_EVENT = 1L << 40;

  private static final double ROUNDING = 1e-9;

  private final QueryTruth truth;
  private final long[] frameShares; // of an event that one frame is; 0 for an absent frame
  private final int half;
  private final int[] votes;
  private int missed;
  private int invented;
  private long missedShares;

  private AnswerErrors(QueryTruth truth, long[] frameShares, int[] votes) {
    this.truth = truth;
    this.frameShares = frameShares;
    this.votes = votes;
    half = truth.smoothingFrames() / 2;
  }

  /** The errors of a raw answer. */
  static AnswerErrors of(QueryTruth truth, BitSet raw) {
    AnswerErrors errors = new AnswerErrors(truth, frameShares(truth), new int[truth.frames()]);
    errors.missed = truth.present();
    errors.missedShares = total(errors.frameShares);
    for (int start = raw.nextSetBit(0); start >= 0; ) {
      int end = raw.nextClearBit(start);
      errors.change(start, end, 1);
      start = raw.nextSetBit(end);
    }
    return errors;
  }

  AnswerErrors copy() {
    AnswerErrors copy = new AnswerErrors(truth, frameShares, votes.clone());
    copy.missed = missed;
    copy.invented = invented;
    copy.missedShares = missedShares;
    return copy;
  }

  private static long[] frameShares(QueryTruth truth) {
    EventUnits events = truth.events();
    long[] shares = new long[truth.frames()];
    for (int frame = 0; frame < shares.length; frame++) {
      int unit = events.unitOf(frame);
      shares[frame] = unit < 0 ? 0 : WHOLE_EVENT / events.framesOf(unit);
    }
    return shares;
  }

  private static long total(long[] shares) {
    long total = 0;
    for (long share : shares) {
      total += share;
    }
    return total;
  }

  /** Changes the raw answer of all frames that take the label of frame {@code number}. */
  void change(FilterSlice slice, int number, boolean present) {
    for (int place = slice.firstRunOf(number); place < slice.firstRunOf(number + 1); place++) {
      int run = slice.run(place);
      change(slice.runStart(run), slice.runEnd(run), present ? 1 : -1);
    }
  }

  /** Changes the raw answer of the frames from {@code start} to before {@code end}. */
  private void change(int start, int end, int vote) {
    int last = Math.min(votes.length - 1, end - 1 + half);
    for (int frame = Math.max(0, start - half); frame <= last; frame++) {
      int overlap = Math.min(end - 1, frame + half) - Math.max(start, frame - half) + 1;
      int before = votes[frame];
      int after = before + vote * overlap;
      votes[frame] = after;
      int size = Majority.windowSize(frame, votes.length, half);
      if ((2 * before > size) != (2 * after > size)) {
        turn(frame, vote);
      }
    }
  }

  /** The smoothed answer of a frame has turned present (1) or absent (-1). */
  private void turn(int frame, int vote) {
    if (frameShares[frame] > 0) {
      missed -= vote;
      missedShares -= vote * frameShares[frame];
    } else {
      invented += vote;
    }
  }

  /** Whether misses keep within {@code limit}, counted in frames and averaged over events. */
  boolean keepsFalseNegatives(double limit) {
    double events = truth.events().count();
    return missed <= limit * truth.present() + ROUNDING
        && missedEvents() <= limit * events + ROUNDING;
  }

  boolean keepsFalsePositives(double limit) {
    return invented <= limit * truth.absent() + ROUNDING;
  }

  boolean keeps(ErrorLimits limits) {
    return keepsFalseNegatives(limits.falseNegativeRate())
        && keepsFalsePositives(limits.falsePositiveRate());
  }

  /** Frames whose smoothed answer is wrong. */
  int wrong() {
    return missed + invented;
  }

  private double missedEvents() {
    return (double) missedShares / (double) WHOLE_EVENT;
  }
}
