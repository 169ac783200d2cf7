package dev.squint.core.reference;

import java.util.concurrent.CompletableFuture;

/** Answers frames in doubt, and audits, asynchronously. Thread-safe. */
public interface ReferenceService extends AutoCloseable {
  /**
   * Asks the reference model about one frame.
   *
   * @param encoded a JPEG or PNG; not modified
   * @return completes with the answer; or exceptionally, with an {@link
   *     dev.squint.core.frame.UnreadableFrameException} when the bytes are no sound image, or with
   *     what the model threw. Cancelling it withdraws a frame that no batch has taken yet.
   */
  CompletableFuture<ReferenceAnswer> answer(byte[] encoded);

  /**
   * Asks about one frame that nobody waits for, as {@link #answer} does but behind frames in doubt.
   * A service that knows no priorities need not tell them apart.
   */
  default CompletableFuture<ReferenceAnswer> audit(byte[] encoded) {
    return answer(encoded);
  }

  /** What it has done so far; all zero for a service that does not count. */
  default ReferenceStatistics statistics() {
    return ReferenceStatistics.NONE;
  }

  /** Releases the model once nobody else uses it; frames still waiting are cancelled. */
  @Override
  void close();
}
