package dev.squint.core.audit;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import java.util.TreeMap;

/**
 * Brings the two halves of one camera's audits together, whichever comes first: how a frame was
 * answered, known once the label that it copies is, and what the reference model says.
 *
 * <p>Every audited frame comes once as each half; as reference half it is unresolved when the
 * reference model gave no answer. State: the halves that wait, at most {@value #MAX_WAITING} of
 * each kind; beyond, the oldest is dropped. Mutable; not thread-safe.
 */
public final class AuditMatcher {
  static final int MAX_WAITING = 128;

  final TreeMap<Long, DecidedFrame> answered = new TreeMap<>();
  final TreeMap<Long, DecidedFrame> referenced = new TreeMap<>();

  /** Takes an audited frame as it was answered; copied labels are filled in. */
  public void answered(DecidedFrame frame, AuditListener out) {
    DecidedFrame reference = referenced.remove(frame.frame());
    if (reference == null) {
      answered.put(frame.frame(), frame);
      if (answered.size() > MAX_WAITING) {
        answered.pollFirstEntry();
        out.onDropped();
      }
    } else {
      match(frame, reference, out);
    }
  }

  /** Takes an audited frame as the reference model answers it, or unresolved if it did not. */
  public void referenced(DecidedFrame frame, AuditListener out) {
    DecidedFrame answer = answered.remove(frame.frame());
    if (answer == null) {
      referenced.put(frame.frame(), frame);
      if (referenced.size() > MAX_WAITING && isReferenced(referenced.pollFirstEntry().getValue())) {
        out.onDropped();
      }
    } else {
      match(answer, frame, out);
    }
  }

  /** Halves that wait for the other. */
  public int waiting() {
    return answered.size() + referenced.size();
  }

  private static void match(DecidedFrame answer, DecidedFrame reference, AuditListener out) {
    if (!isReferenced(reference)) {
      return; // counted where no answer came
    }
    if (answer.present().length == 0 || answer.present().length != reference.present().length) {
      out.onDropped();
      return;
    }
    out.onAudit(answer, reference);
  }

  private static boolean isReferenced(DecidedFrame frame) {
    return frame.decidedBy() == DecidedBy.REFERENCE_MODEL;
  }
}
