package dev.squint.operators.cascade;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import java.io.Serializable;

/**
 * What the filter is told.
 *
 * @param topics names the topics that dead letters came from
 * @param plans one a camera; frames of other cameras are dead letters
 * @param stages opens decoder and specialized models
 * @param audits which short-circuited frames the reference model is asked about too
 * @param scoringDelayMillis how long a frame may wait for its batch to fill, at least 1
 */
public record FilterSettings(
    Topics topics, PlanSet plans, CascadeStages stages, AuditRates audits, long scoringDelayMillis)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public FilterSettings {
    if (scoringDelayMillis < 1) {
      throw new IllegalArgumentException(
          "the scoring delay must be at least 1 millisecond: " + scoringDelayMillis);
    }
  }
}
