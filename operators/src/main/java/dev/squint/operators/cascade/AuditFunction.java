package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/**
 * Asks the process's reference model about frames that were short-circuited, behind all frames in
 * doubt and a few at a time, so that audits hold nothing up.
 *
 * <p>Each frame comes out once: answered by the reference model, or unresolved when too many were
 * in flight (it is skipped) or no answer came (it is dropped). The operator around it needs a
 * capacity above {@code most}: then it never waits for an audit.
 */
public final class AuditFunction extends ReferenceRequests<DecidedFrame> {
  private static final long serialVersionUID = 1L;

  // configuration
  private final int most;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.AuditRequests counters;

  /**
   * Asks the model that {@code stages} opens, for the queries of {@code plans}.
   *
   * @param most audits of a subtask that may be in flight, at least 1
   */
  public AuditFunction(PlanSet plans, CascadeStages stages, int most) {
    super(plans, stages);
    this.most = most;
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    counters = new CascadeMetrics.AuditRequests(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void asyncInvoke(DoubtfulFrame frame, ResultFuture<DecidedFrame> result) {
    CascadeMetrics.AuditRequestsCamera ofCamera = counters.camera(frame.waiting().camera());
    if (inFlight() >= most) {
      ofCamera.skipped.inc();
      result.complete(List.of(frame.waiting().unresolved()));
    } else {
      super.asyncInvoke(frame, result);
    }
  }

  @Override
  CompletableFuture<ReferenceAnswer> request(ReferenceService to, byte[] image) {
    return to.audit(image);
  }

  /** Without the objects, which no audit shows. */
  @Override
  DecidedFrame answered(DecidedFrame frame, long waitedNanos) {
    return frame.referenced(frame.scores(), frame.present(), List.of());
  }

  @Override
  DecidedFrame unreadable(DoubtfulFrame frame, UnreadableFrameException why) {
    counters.camera(frame.waiting().camera()).countUnreadable();
    return frame.waiting().unresolved();
  }

  @Override
  DecidedFrame unanswered(DoubtfulFrame frame) {
    counters.camera(frame.waiting().camera()).timeouts.inc();
    return frame.waiting().unresolved();
  }
}
