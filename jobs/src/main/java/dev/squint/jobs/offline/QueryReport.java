package dev.squint.jobs.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.optimizer.evaluation.EventAccuracy;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import dev.squint.optimizer.evaluation.UnitRate;
import org.jspecify.annotations.Nullable;

/**
 * The agreement on one query. Rates are null where there is nothing to take them of.
 *
 * @param query its name
 * @param misses false negatives over events, which may pass for independent
 * @param inventions false positives over blocks of absence, likewise
 * @param confusion frames by truth and answer, both smoothed
 * @param presentFrames frames of the truth with its object
 * @param absentFrames frames of the truth without
 * @param precision share of the frames reported present that are
 * @param recall share of the present frames reported so
 * @param f1 harmonic mean of precision and recall
 * @param events agreement by events
 * @param noScopeWindows agreement by the windows of the NoScope paper, not smoothed; where the
 *     truth is filled in between labels, flicker of the model is missing from it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QueryReport(
    String query,
    @Nullable Double falseNegativeRate,
    double falseNegativeRateLower,
    double falseNegativeRateUpper,
    @Nullable Double falsePositiveRate,
    double falsePositiveRateLower,
    double falsePositiveRateUpper,
    Units misses,
    Units inventions,
    Confusion confusion,
    long presentFrames,
    long absentFrames,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double f1,
    Events events,
    Windows noScopeWindows) {
  static QueryReport of(QueryAccuracy accuracy) {
    PresenceCounts counts = accuracy.frames();
    return new QueryReport(
        accuracy.query(),
        orNull(counts.falseNegativeRate()),
        accuracy.falseNegativeRate().lower(),
        accuracy.falseNegativeRate().upper(),
        orNull(counts.falsePositiveRate()),
        accuracy.falsePositiveRate().lower(),
        accuracy.falsePositiveRate().upper(),
        Units.of(accuracy.misses()),
        Units.of(accuracy.inventions()),
        new Confusion(
            counts.truePositives(),
            counts.falseNegatives(),
            counts.falsePositives(),
            counts.trueNegatives()),
        counts.present(),
        counts.absent(),
        orNull(counts.precision()),
        orNull(counts.recall()),
        orNull(counts.f1()),
        Events.of(accuracy.events()),
        Windows.of(accuracy.windows()));
  }

  /**
   * An error rate averaged over units, as a certificate counts them.
   *
   * @param units events, those less than 2 seconds apart counted as one, or blocks
   * @param unitFrames frames of a block; 0 when the unit is the event
   * @param observed mean of the share of a unit's frames that is wrong
   * @param upper bound of the rate at 95% (Hoeffding-Bentkus); 1 without units
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Units(int units, int unitFrames, @Nullable Double observed, double upper) {
    static Units of(UnitRate rate) {
      return new Units(rate.units(), rate.unitFrames(), orNull(rate.observed()), rate.upperBound());
    }
  }

  /** Frames by truth and answer. */
  public record Confusion(
      long truePositives, long falseNegatives, long falsePositives, long trueNegatives) {}

  /**
   * Agreement by events, which match when they share a frame.
   *
   * @param found events of the truth that the answer has too
   * @param missed events of the truth that it has not
   * @param invented events of the answer that the truth has not
   * @param precision share of the answer's events that the truth has too
   * @param recall share of the truth's events that were found
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Events(
      int found,
      int missed,
      int invented,
      @Nullable Double precision,
      double precisionLower,
      double precisionUpper,
      @Nullable Double recall,
      double recallLower,
      double recallUpper) {
    static Events of(EventAccuracy accuracy) {
      return new Events(
          accuracy.counts().found(),
          accuracy.counts().missed(),
          accuracy.counts().invented(),
          orNull(accuracy.precision()),
          accuracy.precisionInterval().lower(),
          accuracy.precisionInterval().upper(),
          orNull(accuracy.recall()),
          accuracy.recallInterval().lower(),
          accuracy.recallInterval().upper());
    }
  }

  /**
   * Agreement by windows of 30 frames, present when at least 28 frames are.
   *
   * @param windows how many were compared
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Windows(
      long windows, @Nullable Double falseNegativeRate, @Nullable Double falsePositiveRate) {
    static Windows of(PresenceCounts counts) {
      return new Windows(
          counts.total(), orNull(counts.falseNegativeRate()), orNull(counts.falsePositiveRate()));
    }
  }

  private static @Nullable Double orNull(double rate) {
    return Double.isNaN(rate) ? null : rate;
  }
}
