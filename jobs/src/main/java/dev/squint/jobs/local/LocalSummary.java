package dev.squint.jobs.local;

import dev.squint.core.cascade.DecidedBy;
import java.util.Map;

/**
 * What a local run amounts to.
 *
 * @param frames answered
 * @param stageShares share of the frames that each stage decided, in {@code [0, 1]}
 * @param events that were found
 * @param deadLetters records that could not be used
 */
public record LocalSummary(
    long frames, Map<DecidedBy, Double> stageShares, long events, long deadLetters) {}
