package dev.squint.jobs.local;

import dev.squint.core.cascade.DecidedBy;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a local run has come.
 *
 * @param sent frames that the cameras have sent
 * @param answered frames whose detections are committed
 * @param byStage answered frames by the stage that decided
 * @param events events that have started
 * @param deadLetters records that could not be used
 * @param sending cameras whose sources have not ended
 */
public record LocalStatus(
    long sent,
    long answered,
    Map<DecidedBy, Long> byStage,
    long events,
    long deadLetters,
    int sending) {
  public LocalStatus {
    byStage = Map.copyOf(byStage);
  }

  /** What the run amounts to, for people and programs. */
  public LocalSummary summary() {
    Map<DecidedBy, Double> shares = new EnumMap<>(DecidedBy.class);
    for (DecidedBy stage : DecidedBy.values()) {
      shares.put(stage, answered == 0 ? 0 : byStage.getOrDefault(stage, 0L) / (double) answered);
    }
    return new LocalSummary(answered, shares, events, deadLetters);
  }
}
