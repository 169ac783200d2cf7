package dev.squint.core.accuracy;

import java.util.BitSet;

/**
 * How two timelines of one query agree, counted in frames (or windows).
 *
 * @param truePositives present in both
 * @param falseNegatives present in truth, reported absent
 * @param falsePositives absent in truth, reported present
 * @param trueNegatives absent in both
 */
public record PresenceCounts(
    long truePositives, long falseNegatives, long falsePositives, long trueNegatives) {

  /**
   * Compares frame by frame.
   *
   * @param truth timeline of the reference model on every frame
   * @param answer timeline of the cascade
   * @param frames how many frames both cover
   */
  public static PresenceCounts compare(BitSet truth, BitSet answer, int frames) {
    long both = 0;
    long missed = 0;
    long invented = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (truth.get(frame)) {
        both += answer.get(frame) ? 1 : 0;
        missed += answer.get(frame) ? 0 : 1;
      } else if (answer.get(frame)) {
        invented++;
      }
    }
    return new PresenceCounts(both, missed, invented, frames - both - missed - invented);
  }

  public long present() {
    return truePositives + falseNegatives;
  }

  public long absent() {
    return falsePositives + trueNegatives;
  }

  public long total() {
    return present() + absent();
  }

  /** Present reported absent over present, {@code [0, 1]}; NaN when nothing was present. */
  public double falseNegativeRate() {
    return present() == 0 ? Double.NaN : (double) falseNegatives / present();
  }

  /** Absent reported present over absent, {@code [0, 1]}; NaN when nothing was absent. */
  public double falsePositiveRate() {
    return absent() == 0 ? Double.NaN : (double) falsePositives / absent();
  }

  /** Present in both over reported present, {@code [0, 1]}; NaN when nothing was reported. */
  public double precision() {
    long reported = truePositives + falsePositives;
    return reported == 0 ? Double.NaN : (double) truePositives / reported;
  }

  /** Present in both over present, {@code [0, 1]}; NaN when nothing was present. */
  public double recall() {
    return present() == 0 ? Double.NaN : (double) truePositives / present();
  }

  /**
   * The harmonic mean of precision and recall, {@code [0, 1]}; NaN when nothing was present and
   * nothing reported.
   */
  public double f1() {
    long counted = 2 * truePositives + falsePositives + falseNegatives;
    return counted == 0 ? Double.NaN : 2.0 * truePositives / counted;
  }
}
