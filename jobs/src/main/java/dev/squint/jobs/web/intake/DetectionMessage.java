package dev.squint.jobs.web.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.AnsweredFrame.Source;
import dev.squint.jobs.web.history.QueryAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the web page takes of a record on {@code detections}. Unlike {@code DetectionRecord} it
 * passes over fields that it does not know, as the job may be of another version.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DetectionMessage(
    String camera,
    long frame,
    Instant capturedAt,
    String plan,
    List<Verdict> verdicts,
    @Nullable List<DetectedObject> objects,
    Evidence evidence,
    Timing timing) {
  /** The answer to one query. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Verdict(
      String query, @Nullable Boolean present, @Nullable Float score, DecidedBy decidedBy) {}

  /** What the cheap stages saw. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Evidence(
      @Nullable Double difference,
      @Nullable Double differenceThreshold,
      @Nullable Long sameAs,
      @Nullable List<Specialized> specialized) {}

  /** What the specialized model said of one query, and between which scores it is in doubt. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Specialized(
      String query, @Nullable Float score, @Nullable Float lower, @Nullable Float upper) {}

  /** When the record was made. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Timing(Instant emittedAt) {}

  /** Whether it holds what an answered frame needs. */
  boolean isUsable() {
    return camera != null
        && frame >= 0
        && capturedAt != null
        && plan != null
        && verdicts != null
        && !verdicts.isEmpty()
        && verdicts.stream().allMatch(v -> v.query() != null && v.decidedBy() != null)
        && timing != null
        && timing.emittedAt() != null;
  }

  /** The frame; only of a usable message. */
  AnsweredFrame toFrame(Source source) {
    DecidedBy stage = verdicts.get(0).decidedBy();
    List<QueryAnswer> answers = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      answers.add(answer(verdict, stage));
    }
    Evidence seen = evidence == null ? new Evidence(null, null, null, null) : evidence;
    return new AnsweredFrame(
        frame,
        capturedAt.toEpochMilli(),
        timing.emittedAt().toEpochMilli(),
        source,
        plan,
        stage,
        orNan(seen.difference()),
        orNan(seen.differenceThreshold()),
        earlier(seen.sameAs()),
        answers);
  }

  private QueryAnswer answer(Verdict verdict, DecidedBy stage) {
    float score = orNan(verdict.score());
    float specialized = stage == DecidedBy.SPECIALIZED_MODEL ? score : Float.NaN;
    float lower = Float.NaN;
    float upper = Float.NaN;
    if (evidence != null && evidence.specialized() != null) {
      for (Specialized said : evidence.specialized()) {
        if (verdict.query().equals(said.query())) {
          specialized = orNan(said.score());
          lower = orNan(said.lower());
          upper = orNan(said.upper());
        }
      }
    }
    Presence presence =
        verdict.present() == null ? Presence.UNKNOWN : Presence.of(verdict.present());
    return new QueryAnswer(verdict.query(), presence, score, specialized, lower, upper);
  }

  private long earlier(@Nullable Long other) {
    if (other == null || other < 0 || other >= frame || frame - other >= Integer.MAX_VALUE) {
      return AnsweredFrame.NONE;
    }
    return other;
  }

  private static float orNan(@Nullable Number number) {
    return number == null ? Float.NaN : number.floatValue();
  }
}
