package dev.squint.jobs.offline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.cascade.DecidedBy;
import java.util.Map;

/**
 * What {@code squint run} says at its end; its JSON form is the command's document.
 *
 * @param plan id of the plan
 * @param camera the camera
 * @param input the recording
 * @param frames how many were answered
 * @param stageShares share of the frames that each stage decided, {@code [0, 1]}
 * @param events how many events there were, of all queries
 * @param eventsByQuery the same by query name
 * @param framesPerSecond answered frames a second of this run, video decoding included
 * @param interrupted whether the run was stopped before the recording's end
 */
public record RunSummary(
    String plan,
    String camera,
    String input,
    long frames,
    Map<DecidedBy, Double> stageShares,
    long events,
    Map<String, Long> eventsByQuery,
    double framesPerSecond,
    boolean interrupted) {

  /** Share of the frames that the reference model looked at, {@code [0, 1]}. */
  @JsonProperty
  public double referenceShare() {
    return stageShares.getOrDefault(DecidedBy.REFERENCE_MODEL, 0.0);
  }
}
