package dev.squint.jobs.bench.latency;

/**
 * How long frames took, milliseconds; all 0 when there were none.
 *
 * @param frames how many
 * @param p50Millis half of them took no longer
 * @param p99Millis 99 of a hundred took no longer
 * @param p999Millis 999 of a thousand took no longer
 * @param maxMillis the longest
 */
public record LatencyFigures(
    long frames, long p50Millis, long p99Millis, long p999Millis, long maxMillis) {}
