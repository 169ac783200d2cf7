package dev.squint.jobs.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code squint evaluate} says; its JSON form is the command's document. Rates are null where
 * there is nothing to take them of.
 *
 * @param plan id of the plan
 * @param camera the camera
 * @param input the recording
 * @param model the reference model's name
 * @param frames how many were compared
 * @param smoothingFrames window of the timelines that are compared
 * @param queries one a query of the plan, in its order
 * @param events of all queries
 * @param referenceShare share of the frames that the reference model looked at, {@code [0, 1]}
 * @param stageShares share of the frames that each stage decided, {@code [0, 1]}
 * @param speedup reference cost over cascade cost
 * @param cost what a frame costs
 * @param intervals what the lower and upper bounds are, in words
 * @param interrupted whether the run was stopped before the recording's end
 */
public record EvaluationReport(
    String plan,
    String camera,
    String input,
    String model,
    long frames,
    int smoothingFrames,
    List<QueryReport> queries,
    EventCounts events,
    double referenceShare,
    Map<DecidedBy, Double> stageShares,
    double speedup,
    Cost cost,
    String intervals,
    boolean interrupted) {
  /** What the bounds of the rates are. */
  public static final String INTERVALS =
      "Clopper-Pearson, 95%, over frames as if they were independent; frames of one event are not,"
          + " so the true intervals are wider";

  /**
   * Microseconds of work a frame, on this machine in this run.
   *
   * @param microsPerFrame of the cascade: decoding previews, difference detector, specialized
   *     model, and for the frames it asks about {@code referenceMicrosPerFrame}
   * @param referenceMicrosPerFrame of the reference model on every frame: decoding the JPEG and
   *     running the model, averaged over the frames it looked at in this run
   * @param filterMicrosPerFrame the part of {@code microsPerFrame} without the reference model
   * @param counted what is in these numbers, in words
   */
  public record Cost(
      double microsPerFrame,
      double referenceMicrosPerFrame,
      double filterMicrosPerFrame,
      String counted) {
    /** What the costs hold. */
    public static final String COUNTED =
        "JPEG decoding and models on both sides; reading the video and encoding JPEGs on neither";
  }

  /**
   * The agreement on one query.
   *
   * @param query its name
   * @param presentFrames frames of the truth with its object, smoothed
   * @param absentFrames frames of the truth without
   * @param events of this query
   * @param noScopeWindows agreement by the windows of the NoScope paper, not smoothed
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
      long presentFrames,
      long absentFrames,
      EventCounts events,
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
          counts.present(),
          counts.absent(),
          accuracy.events(),
          Windows.of(accuracy.windows()));
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
