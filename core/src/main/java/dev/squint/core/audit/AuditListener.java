package dev.squint.core.audit;

import dev.squint.core.cascade.DecidedFrame;

/** Takes what an {@link AuditMatcher} makes of a camera's audits. */
public interface AuditListener {
  /**
   * An audit is complete.
   *
   * @param answered the frame as it was answered by its short-circuit
   * @param reference the same frame as the reference model answers it
   */
  void onAudit(DecidedFrame answered, DecidedFrame reference);

  /** An audit has come to nothing: one of its halves came too late, or nothing was answered. */
  void onDropped();
}
