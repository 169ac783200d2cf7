package dev.squint.jobs.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.cascade.DecidedBy;
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
 * @param labelEvery 1 when each frame's truth is the model's own answer; n when every n-th frame's
 *     is, that of frames between two that differ too, and the rest is filled in
 * @param labelledFrames how many frames' truth is the model's own answer
 * @param smoothingFrames window of the timelines that are compared
 * @param truth what the answers were compared with
 * @param queries one a query of the plan, in its order: the error against {@code truth}
 * @param events of all queries
 * @param againstReference the error against the reference model, where {@code truth} is exact
 * @param referenceAgainstExact the reference model's own error, where {@code truth} is exact
 * @param referenceShare share of the frames that the reference model looked at, {@code [0, 1]}
 * @param referenceAnswers where the answers of the reference model came from
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
    int labelEvery,
    long labelledFrames,
    int smoothingFrames,
    TruthKind truth,
    List<QueryReport> queries,
    EventCounts events,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<QueryReport> againstReference,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<QueryReport> referenceAgainstExact,
    double referenceShare,
    ReferenceAnswers referenceAnswers,
    Map<DecidedBy, Double> stageShares,
    double speedup,
    Cost cost,
    String intervals,
    boolean interrupted) {
  /** What the bounds of the rates are. */
  public static final String INTERVALS =
      "95%: of the rates Clopper-Pearson over frames as if they were independent, which frames of one"
          + " event are not, so that true intervals are wider; of events Clopper-Pearson over events;"
          + " of misses and inventions Hoeffding-Bentkus over events and blocks of absence";

  /**
   * The frames that the cascade asked the reference model about.
   *
   * @param fromLabels answered by labels that were there before
   * @param run that the model ran on
   */
  public record ReferenceAnswers(long fromLabels, long run) {}

  /**
   * Microseconds of work a frame, on this machine in this run.
   *
   * @param microsPerFrame of the cascade: decoding previews, difference detector, specialized
   *     model, and for the frames it asks about {@code referenceMicrosPerFrame}, also where labels
   *     answered
   * @param referenceMicrosPerFrame of the reference model on every frame: decoding the JPEG and
   *     running the model, averaged over the frames it ran on in this run
   * @param referenceFramesTimed how many these were
   * @param filterMicrosPerFrame the part of {@code microsPerFrame} without the reference model
   * @param predictedMicrosPerFrame what the tuning expected; null for a plan that was not tuned
   * @param counted what is in these numbers, in words
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Cost(
      double microsPerFrame,
      double referenceMicrosPerFrame,
      long referenceFramesTimed,
      double filterMicrosPerFrame,
      @Nullable Double predictedMicrosPerFrame,
      String counted) {
    /** What the costs hold. */
    public static final String COUNTED =
        "JPEG decoding and models on both sides; reading the video and encoding JPEGs on neither";
  }
}
