package dev.squint.optimizer.report;

import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether scores can be read as probabilities: among the frames scored about 0.7, is the object
 * present in about 70 of 100?
 *
 * @param bins of equal width that hold any frame, by rising score
 * @param brierScore mean squared distance of score and presence, {@code [0, 1]}, less is better;
 *     NaN without frames
 * @param expectedCalibrationError mean distance of score and share over the bins, weighted by their
 *     frames; NaN without frames
 * @param frames how many there are
 */
record ReliabilityDiagram(
    List<Bin> bins, double brierScore, double expectedCalibrationError, int frames) {
  static final int BINS = 10;
  private static final double CONFIDENCE = 0.95;

  /**
   * The frames whose scores lie in one tenth of the scale.
   *
   * @param meanScore of them
   * @param presentShare of them, by the reference model
   * @param lower end of the 95% interval of that share, as if frames were independent
   * @param upper end of it
   * @param frames how many
   */
  record Bin(double meanScore, double presentShare, double lower, double upper, int frames) {
    private static Bin of(double scoreSum, int present, int frames) {
      BinomialInterval share = BinomialInterval.of(present, frames, CONFIDENCE);
      return new Bin(
          scoreSum / frames, (double) present / frames, share.lower(), share.upper(), frames);
    }
  }

  /** Compares the scores of one slice with the truth; frames without a score are left out. */
  static ReliabilityDiagram of(float[] scores, BitSet truth, TuningReport.Slice slice) {
    double[] scoreSums = new double[BINS];
    int[] present = new int[BINS];
    int[] frames = new int[BINS];
    double squares = 0;
    for (int frame = slice.start(); frame < slice.end(); frame++) {
      float score = scores[frame];
      if (!Float.isNaN(score)) {
        int bin = Math.min(BINS - 1, (int) (score * BINS));
        int answer = truth.get(frame) ? 1 : 0;
        scoreSums[bin] += score;
        present[bin] += answer;
        frames[bin]++;
        squares += (score - answer) * (score - answer);
      }
    }
    return of(scoreSums, present, frames, squares);
  }

  private static ReliabilityDiagram of(
      double[] scoreSums, int[] present, int[] frames, double squares) {
    List<Bin> bins = new ArrayList<>();
    int total = 0;
    double distance = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (frames[bin] > 0) {
        bins.add(Bin.of(scoreSums[bin], present[bin], frames[bin]));
        total += frames[bin];
        distance += Math.abs(scoreSums[bin] - present[bin]);
      }
    }
    return new ReliabilityDiagram(
        bins,
        total == 0 ? Double.NaN : squares / total,
        total == 0 ? Double.NaN : distance / total,
        total);
  }
}
