package dev.squint.jobs.web.moment;

import dev.squint.core.plan.Plan;
import dev.squint.jobs.web.history.AnsweredFrame;
import java.util.List;
import java.util.Optional;

/**
 * A frame whose answer is to be explained.
 *
 * @param chain the frame, then the frame whose answer it took, and so on
 * @param isComplete whether the last of the chain was answered itself and is not a copy
 * @param plan that decided, if it was published
 */
public record Situation(List<AnsweredFrame> chain, boolean isComplete, Optional<Plan> plan) {
  public Situation {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a chain begins with the frame that is asked about");
    }
  }

  /** The frame that is asked about. */
  public AnsweredFrame frame() {
    return chain.get(0);
  }

  /** The frame that was really answered, if it is still kept. */
  public Optional<AnsweredFrame> answered() {
    return isComplete ? Optional.of(chain.get(chain.size() - 1)) : Optional.empty();
  }
}
