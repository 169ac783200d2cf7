package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.offline.tuning.work.JsonCodec;
import dev.squint.optimizer.evidence.Split;

/**
 * What the work folder remembers of a plan that was tuned in it, under the bundle's checksum.
 *
 * @param footage key of the footage and its truth
 * @param split the footage's parts
 */
record TunedRecord(String footage, Split split) {
  static final JsonCodec<TunedRecord> CODEC = new JsonCodec<>("plans", TunedRecord.class);
}
