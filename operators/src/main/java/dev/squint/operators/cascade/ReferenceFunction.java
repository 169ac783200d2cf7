package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;

/**
 * The reference stage: asks the process's reference model about each frame in doubt.
 *
 * <p>A frame that gets no answer in time goes on unresolved, one that cannot be read goes on as a
 * dead letter; anything else that goes wrong in the model fails the job.
 */
public final class ReferenceFunction extends ReferenceRequests<AnsweredFrame> {
  private static final long serialVersionUID = 1L;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Reference counters;

  /** Asks the model that {@code stages} opens, for the queries of {@code plans}. */
  public ReferenceFunction(PlanSet plans, CascadeStages stages) {
    super(plans, stages);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    counters =
        new CascadeMetrics.Reference(
            getRuntimeContext().getMetricGroup(), this::inFlight, this::statistics);
  }

  @Override
  CompletableFuture<ReferenceAnswer> request(ReferenceService to, byte[] image) {
    return to.answer(image);
  }

  @Override
  AnsweredFrame answered(DecidedFrame frame, long waitedNanos) {
    counters.countAnswer(waitedNanos);
    return AnsweredFrame.of(frame);
  }

  @Override
  AnsweredFrame unreadable(DoubtfulFrame frame, UnreadableFrameException why) {
    return AnsweredFrame.unreadable(frame, why);
  }

  @Override
  AnsweredFrame unanswered(DoubtfulFrame frame) {
    counters.countTimeout();
    return AnsweredFrame.of(frame.waiting().unresolved());
  }
}
