package dev.squint.core.cascade;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.reference.ReferenceService;
import java.io.Serializable;

/**
 * Opens what the stages of a cascade call. Travels to where the stages run, so it is serializable
 * and holds settings only; what it opens belongs to the caller, who closes it.
 */
public interface CascadeStages extends Serializable {
  /** A decoder of frames and previews; thread-safe, nothing to close. */
  FrameDecoder frameDecoder();

  /** The reference model of this process, shared; closing it lets go of it. */
  ReferenceService openReference();

  /** The specialized model of a plan that has one; for one thread. */
  FrameScorer openScorer(PlanBundle bundle);
}
