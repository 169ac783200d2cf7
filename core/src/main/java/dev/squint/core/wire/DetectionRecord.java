package dev.squint.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one frame, as it stands on the topic {@code detections} (JSON Schema: {@code
 * schemas/detection-1.json}).
 *
 * @param schema version of this form, {@value #SCHEMA}
 * @param camera the camera
 * @param frame Kafka offset, or position in a file; with {@code camera} the record's identity
 * @param capturedAt when the camera took the frame, repaired so that it never runs backwards
 * @param plan id of the plan that decided
 * @param verdicts one a query, in the plan's order
 * @param objects what the reference model found; absent when it did not look at this frame
 * @param evidence what the cheap stages saw
 * @param timing when the frame passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetectionRecord(
    int schema,
    String camera,
    long frame,
    Instant capturedAt,
    String plan,
    List<Verdict> verdicts,
    @Nullable List<DetectedObject> objects,
    Evidence evidence,
    Timing timing) {
  public static final int SCHEMA = 1;

  /**
   * The answer to one query.
   *
   * @param query the query's name
   * @param present whether its object is there; null when unresolved
   * @param score of the stage whose label this is, {@code [0, 1]}; null when unresolved
   * @param decidedBy the stage that decided this frame
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Verdict(
      String query, @Nullable Boolean present, @Nullable Float score, DecidedBy decidedBy) {}

  /**
   * What the cheap stages saw.
   *
   * @param difference null when there was nothing to compare with
   * @param differenceThreshold null without a difference detector
   * @param sameAs the frame whose label was copied; null when the label is the frame's own
   * @param specialized what the specialized model saw, one a query in the plan's order, also when
   *     the frame then went on to the reference model; absent when it did not look at this frame
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Evidence(
      @Nullable Double difference,
      @Nullable Double differenceThreshold,
      @Nullable Long sameAs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<QueryScore> specialized) {}

  /**
   * The specialized model's score for one query, between the plan's thresholds when in doubt.
   *
   * @param query the query's name
   * @param score calibrated, {@code [0, 1]}
   * @param lower a score below means absent
   * @param upper a score above means present
   */
  public record QueryScore(String query, float score, double lower, double upper) {}

  /** When the job took the frame in and when this record was made. */
  public record Timing(Instant ingestedAt, Instant emittedAt) {}

  /**
   * The record for a resolved frame.
   *
   * @param queries the plan's, in order
   */
  public static DetectionRecord of(DecidedFrame frame, List<Query> queries, Instant emittedAt) {
    List<Verdict> verdicts = new ArrayList<>(queries.size());
    boolean known = frame.present().length > 0;
    for (int query = 0; query < queries.size(); query++) {
      verdicts.add(
          new Verdict(
              queries.get(query).name(),
              known ? frame.present()[query] : null,
              known ? frame.scores()[query] : null,
              frame.decidedBy()));
    }
    return new DetectionRecord(
        SCHEMA,
        frame.camera(),
        frame.frame(),
        Instant.ofEpochMilli(frame.capturedAtMillis()),
        frame.plan(),
        verdicts,
        frame.decidedBy() == DecidedBy.REFERENCE_MODEL ? frame.objects() : null,
        new Evidence(
            orNull(frame.difference()),
            orNull(frame.differenceThreshold()),
            frame.isCopy() ? frame.sameAs() : null,
            frame.specialized().isEmpty() ? null : scores(frame.specialized(), queries)),
        new Timing(Instant.ofEpochMilli(frame.ingestedAtMillis()), emittedAt));
  }

  private static List<QueryScore> scores(SpecializedEvidence evidence, List<Query> queries) {
    List<QueryScore> scores = new ArrayList<>(queries.size());
    for (int query = 0; query < queries.size(); query++) {
      ScoreThresholds thresholds = evidence.thresholds().get(query);
      scores.add(
          new QueryScore(
              queries.get(query).name(),
              evidence.scores()[query],
              thresholds.absentBelow(),
              thresholds.presentAbove()));
    }
    return scores;
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
