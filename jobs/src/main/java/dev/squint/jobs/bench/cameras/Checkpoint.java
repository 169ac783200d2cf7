package dev.squint.jobs.bench.cameras;

/**
 * A completed checkpoint.
 *
 * @param id counts up within a job
 * @param bytes of all state in it
 * @param durationMillis from its trigger to its completion
 */
public record Checkpoint(long id, long bytes, long durationMillis) {}
