package dev.squint.optimizer.report;

import java.util.BitSet;

/**
 * How many frames got which score, by what the reference model says of them. The bins are equally
 * wide on the scale of logits.
 *
 * @param present frames with the object, one count a bin
 * @param absent frames without
 */
record ScoreHistogram(int[] present, int[] absent) {
  static final int BINS = 40;

  /** Counts the frames of one slice; frames without a score are left out. */
  static ScoreHistogram of(float[] scores, BitSet truth, TuningReport.Slice slice) {
    ScoreHistogram histogram = new ScoreHistogram(new int[BINS], new int[BINS]);
    for (int frame = slice.start(); frame < slice.end(); frame++) {
      if (!Float.isNaN(scores[frame])) {
        int[] counts = truth.get(frame) ? histogram.present : histogram.absent;
        counts[binOf(scores[frame])]++;
      }
    }
    return histogram;
  }

  static int binOf(float score) {
    double unit = (ScoreScale.logit(score) / ScoreScale.LARGEST_LOGIT + 1) / 2;
    return Math.min(BINS - 1, (int) (unit * BINS));
  }
}
