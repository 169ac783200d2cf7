package dev.squint.optimizer.report;

import dev.squint.core.cascade.DecidedBy;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The footage cut into stretches of equally many frames, so that a report of any length stays
 * small: of a stretch, the page learns counts, and the smallest and largest of a trace.
 *
 * @param frames of the footage
 * @param framesPerBucket of every stretch but the last, which may be shorter; at most 255
 */
record Buckets(int frames, int framesPerBucket) {
  /** An hour at ten frames a second is shown frame by frame. */
  private static final int LARGEST_COUNT = 36_000;

  /** Over all queries together. */
  private static final int LARGEST_TOTAL = 150_000;

  private static final int LARGEST_BUCKET = 255;

  static Buckets of(int frames, int queries) {
    int most = Math.min(LARGEST_COUNT, LARGEST_TOTAL / Math.max(1, queries));
    int perBucket = divideUp(frames, most);
    return new Buckets(frames, Math.max(1, Math.min(LARGEST_BUCKET, perBucket)));
  }

  int count() {
    return divideUp(frames, framesPerBucket);
  }

  /** How many frames of each bucket are set. */
  byte[] counts(BitSet set) {
    return counts(set::get);
  }

  /** How many frames of each bucket one stage decided. */
  byte[] counts(DecidedBy[] decidedBy, DecidedBy stage) {
    return counts(frame -> decidedBy[frame] == stage);
  }

  private byte[] counts(IntPredicate matches) {
    byte[] counts = new byte[count()];
    for (int frame = 0; frame < frames; frame++) {
      if (matches.test(frame)) {
        counts[frame / framesPerBucket]++;
      }
    }
    return counts;
  }

  /** The smallest number of each bucket, as {@link ScoreScale} codes it. */
  byte[] smallest(IntUnaryOperator coded) {
    byte[] smallest = new byte[count()];
    for (int bucket = 0; bucket < smallest.length; bucket++) {
      int best = ScoreScale.MISSING;
      for (int frame = start(bucket); frame < end(bucket); frame++) {
        best = Math.min(best, coded.applyAsInt(frame));
      }
      smallest[bucket] = (byte) best;
    }
    return smallest;
  }

  /** The largest number of each bucket, as {@link ScoreScale} codes it. */
  byte[] largest(IntUnaryOperator coded) {
    byte[] largest = new byte[count()];
    for (int bucket = 0; bucket < largest.length; bucket++) {
      int best = -1;
      for (int frame = start(bucket); frame < end(bucket); frame++) {
        int code = coded.applyAsInt(frame);
        best = code == ScoreScale.MISSING ? best : Math.max(best, code);
      }
      largest[bucket] = (byte) (best < 0 ? ScoreScale.MISSING : best);
    }
    return largest;
  }

  private static int divideUp(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private int start(int bucket) {
    return bucket * framesPerBucket;
  }

  private int end(int bucket) {
    return Math.min(frames, start(bucket) + framesPerBucket);
  }
}
