package dev.squint.jobs.bench.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one stage costs a frame.
 *
 * @param name of the stage
 * @param microsPerFrame time of one thread: for each unit of work the lower quartile of its rounds,
 *     over all units
 * @param limitMicrosPerFrame the least that it could take on this machine; null where nobody knows
 * @param limitedBy what sets that limit, in words; empty where nobody knows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StageCost(
    String name, double microsPerFrame, @Nullable Double limitMicrosPerFrame, String limitedBy) {
  static StageCost unlimited(String name, double microsPerFrame) {
    return new StageCost(name, microsPerFrame, null, "");
  }
}
