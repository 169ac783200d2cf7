package dev.squint.core.plan;

import java.util.List;

/**
 * The bound on a plan's error, the confidence, and the sample it rests on.
 *
 * <p>A certificate that does not {@link #holds hold} is still the honest account of what the sample
 * can say.
 *
 * @param holds whether every rate's upper bound is within what was asked for
 * @param maxFalseNegativeRate asked for, in {@code (0, 1)}
 * @param maxFalsePositiveRate asked for, in {@code (0, 1)}
 * @param confidence with which what was asked for holds, for all queries at once and whatever plans
 *     were tried, in {@code (0, 1)}
 * @param fromFrame first frame of the held-out sample
 * @param toFrame frame after the sample's last
 * @param plansTested how many plans were tested on the sample, in a sequence fixed before
 * @param queries one a query, in the plan's order
 */
public record Certificate(
    boolean holds,
    double maxFalseNegativeRate,
    double maxFalsePositiveRate,
    double confidence,
    long fromFrame,
    long toFrame,
    int plansTested,
    List<QueryCertificate> queries) {
  public Certificate {
    queries = List.copyOf(queries);
    requireRate("maxFalseNegativeRate", maxFalseNegativeRate);
    requireRate("maxFalsePositiveRate", maxFalsePositiveRate);
    requireRate("confidence", confidence);
  }

  /** This certificate with the sample counted from a frame that comes {@code frames} earlier. */
  public Certificate movedBy(long frames) {
    return new Certificate(
        holds,
        maxFalseNegativeRate,
        maxFalsePositiveRate,
        confidence,
        fromFrame + frames,
        toFrame + frames,
        plansTested,
        queries);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("%s must be between 0 and 1: %s".formatted(name, rate));
    }
  }

  /**
   * What the sample says of one query.
   *
   * @param query its name
   * @param falseNegatives over events: the share of an event's frames that is reported absent
   * @param falsePositives over blocks of absence: the share of a block's frames reported present
   */
  public record QueryCertificate(
      String query, CertifiedRate falseNegatives, CertifiedRate falsePositives) {}

  /**
   * A rate, averaged over independent units of a sample.
   *
   * @param units events or blocks in the sample; events a moment apart are one
   * @param unitFrames frames of a block; 0 when the unit is the event
   * @param observed mean over the units, {@code [0, 1]}; 0 without units
   * @param upperBound of this rate alone in this plan alone, at the certificate's confidence; 1
   *     without units
   * @param unitsNeeded how many units would certify what was asked for if the observed rate stays;
   *     -1 when no number would
   */
  public record CertifiedRate(
      int units, int unitFrames, double observed, double upperBound, int unitsNeeded) {
    public static final int NEVER = -1;
  }
}
