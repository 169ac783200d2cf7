package dev.squint.core.wire;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One audited frame, as it stands on the topic {@code audits}: what was answered without the
 * reference model, and what the reference model says (JSON Schema: {@code schemas/audit-1.json}).
 *
 * @param schema version of this form, {@value #SCHEMA}
 * @param id the audit's identity, the same after a replay: camera and frame
 * @param camera the camera
 * @param frame the audited frame, as in its detection
 * @param capturedAt as in its detection
 * @param plan id of the plan that decided
 * @param rate the share of the camera's short-circuited frames that is audited, {@code (0, 1]}: the
 *     frame stands for {@code 1 / rate} of them
 * @param verdicts one a query, in the plan's order
 */
public record AuditRecord(
    int schema,
    String id,
    String camera,
    long frame,
    Instant capturedAt,
    String plan,
    double rate,
    List<Verdict> verdicts) {
  public static final int SCHEMA = 1;

  public AuditRecord {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Both answers to one query. Neither is smoothed.
   *
   * @param query the query's name
   * @param answered what the short-circuit answered: whether the query's object is there
   * @param answeredScore of the stage whose label that is, {@code [0, 1]}
   * @param decidedBy the stage that short-circuited the frame
   * @param reference what the reference model says
   * @param referenceScore its best score, {@code [0, 1]}
   */
  public record Verdict(
      String query,
      boolean answered,
      float answeredScore,
      DecidedBy decidedBy,
      boolean reference,
      float referenceScore) {
    /** Present, and answered absent. */
    @JsonIgnore
    public boolean isFalseNegative() {
      return reference && !answered;
    }

    /** Absent, and answered present. */
    @JsonIgnore
    public boolean isFalsePositive() {
      return answered && !reference;
    }
  }

  /**
   * The record of a complete audit.
   *
   * @param answered the frame with the answer of its short-circuit
   * @param reference the same frame with the reference model's
   * @param queries the plan's, in order
   */
  public static AuditRecord of(
      DecidedFrame answered, DecidedFrame reference, List<Query> queries, double rate) {
    List<Verdict> verdicts = new ArrayList<>(queries.size());
    for (int query = 0; query < queries.size(); query++) {
      verdicts.add(
          new Verdict(
              queries.get(query).name(),
              answered.present()[query],
              answered.scores()[query],
              answered.decidedBy(),
              reference.present()[query],
              reference.scores()[query]));
    }
    return new AuditRecord(
        SCHEMA,
        "%s/%d".formatted(answered.camera(), answered.frame()),
        answered.camera(),
        answered.frame(),
        Instant.ofEpochMilli(answered.capturedAtMillis()),
        answered.plan(),
        rate,
        verdicts);
  }
}
