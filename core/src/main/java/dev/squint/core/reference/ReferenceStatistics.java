package dev.squint.core.reference;

/**
 * What a reference service has done so far and is doing, for metrics.
 *
 * @param waiting frames that no batch has taken yet
 * @param batchLimit the most frames that the next batch will hold
 * @param batches calls of the model that succeeded
 * @param frames frames in them
 * @param busyNanos time that workers spent on them, decoding included
 */
public record ReferenceStatistics(
    int waiting, int batchLimit, long batches, long frames, long busyNanos) {
  /** Of a service that keeps none. */
  public static final ReferenceStatistics NONE = new ReferenceStatistics(0, 0, 0, 0, 0);
}
