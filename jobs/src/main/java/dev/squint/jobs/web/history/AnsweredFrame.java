package dev.squint.jobs.web.history;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.ScoreThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answered frame as the web page knows it.
 *
 * @param frame its number, not negative
 * @param capturedAtMillis capture time, milliseconds since the epoch
 * @param emittedAtMillis when the job answered, milliseconds since the epoch
 * @param source where its detection lies
 * @param plan id of the plan that decided
 * @param decidedBy the stage
 * @param difference measured by the difference detector; NaN when unknown
 * @param differenceThreshold the plan's; NaN without a difference detector
 * @param sameAs the frame whose label this one took, or {@link #NONE}
 * @param answers one a query, in the plan's order
 */
public record AnsweredFrame(
    long frame,
    long capturedAtMillis,
    long emittedAtMillis,
    Source source,
    String plan,
    DecidedBy decidedBy,
    float difference,
    float differenceThreshold,
    long sameAs,
    List<QueryAnswer> answers) {
  /** Stands for no frame. */
  public static final long NONE = -1;

  public AnsweredFrame {
    answers = List.copyOf(answers);
  }

  /** The place of a record in the topic {@code detections}. */
  public record Source(int partition, long offset) {}

  /** Whether the label is that of another frame. */
  public boolean isCopy() {
    return sameAs != NONE;
  }

  /** The answer to {@code query}, if it was asked. */
  public Optional<QueryAnswer> answer(String query) {
    return answers.stream().filter(answer -> answer.query().equals(query)).findFirst();
  }

  /**
   * This frame with thresholds where none are known.
   *
   * @param thresholds one an answer
   */
  public AnsweredFrame withThresholds(List<ScoreThresholds> thresholds) {
    List<QueryAnswer> complete = new ArrayList<>(answers.size());
    for (int query = 0; query < answers.size(); query++) {
      complete.add(answers.get(query).withThresholds(thresholds.get(query)));
    }
    return new AnsweredFrame(
        frame,
        capturedAtMillis,
        emittedAtMillis,
        source,
        plan,
        decidedBy,
        difference,
        differenceThreshold,
        sameAs,
        complete);
  }
}
