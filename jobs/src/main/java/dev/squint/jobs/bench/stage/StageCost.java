package dev.squint.jobs.bench.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one stage costs a frame.
 *
 * @param name of the stage
 * @param microsPerFrame processor time of one thread, of the reference model time by the clock; the
 *     median over rounds
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
