package dev.squint.jobs.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.offline.QueryReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo that ran to its end has come to; its JSON form is the command's document.
 *
 * @param frames how many were answered, of all cameras
 * @param expectedFrames how many the cameras have sent
 * @param complete whether a stage answered each of these
 * @param stageShares share of the frames that each stage decided, {@code [0, 1]}
 * @param events that were found, of all queries
 * @param deadLetters records that could not be used
 * @param accuracy the error of the answers
 * @param speedup cost of the reference model on every frame over the cascade's; null when nothing
 *     was compared
 * @param cost what a frame costs, over all cameras; null when nothing was compared
 * @param cameras one a camera
 * @param wall where the time went
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DemoSummary(
    long frames,
    long expectedFrames,
    boolean complete,
    Map<DecidedBy, Double> stageShares,
    long events,
    long deadLetters,
    Accuracy accuracy,
    @Nullable Double speedup,
    @Nullable Cost cost,
    List<Camera> cameras,
    Wall wall) {

  /**
   * Errors, one entry a camera and query.
   *
   * @param exactTruth of the answers against what is really there; empty where that is not known
   * @param referenceModel of the answers against the reference model on every frame
   * @param referenceModelAgainstExactTruth of the reference model itself
   */
  public record Accuracy(
      List<CameraQuery> exactTruth,
      List<CameraQuery> referenceModel,
      List<CameraQuery> referenceModelAgainstExactTruth) {}

  /** The error on one query of one camera. */
  public record CameraQuery(String camera, @JsonUnwrapped QueryReport report) {}

  /**
   * Microseconds of work a frame, on this machine in this run.
   *
   * @param microsPerFrame of the cascade: decoding previews, difference detector, specialized
   *     model, and for the frames that the reference model decided {@code referenceMicrosPerFrame}
   * @param referenceMicrosPerFrame of the reference model on every frame, decoding included
   * @param filterMicrosPerFrame the part of {@code microsPerFrame} without the reference model
   * @param processMicrosPerFrame processor time of all of this process while the job ran: the
   *     drawing or reading of the frames, their encoding, Kafka and Flink too
   * @param counted what is in the first three, in words
   */
  public record Cost(
      double microsPerFrame,
      double referenceMicrosPerFrame,
      double filterMicrosPerFrame,
      double processMicrosPerFrame,
      String counted) {}

  /**
   * One camera.
   *
   * @param input where its frames came from
   * @param plan id of the plan that decided
   * @param tuned whether the plan was found for this camera
   * @param comparedFrames frames whose answers were compared with a truth
   * @param microsPerFrame of its cascade; null when the frames were not compared
   * @param referenceMicrosPerFrame of the reference model; null when the frames were not compared
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Camera(
      String camera,
      String title,
      String input,
      String plan,
      boolean tuned,
      long frames,
      Map<DecidedBy, Double> stageShares,
      long comparedFrames,
      @Nullable Double microsPerFrame,
      @Nullable Double referenceMicrosPerFrame) {}

  /**
   * Seconds by the clock on the wall.
   *
   * @param start until the job ran: plans, broker, reference model, Flink
   * @param job until all frames were answered
   * @param comparison the reference model on every frame, and the comparing
   */
  public record Wall(double start, double job, double comparison) {}
}
