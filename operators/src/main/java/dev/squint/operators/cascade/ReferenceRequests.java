package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.reference.ReferenceStatistics;
import dev.squint.operators.edge.DoubtfulFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the process's reference model about each frame that comes in.
 *
 * <p>Anything that goes wrong in the model but an unreadable frame or a late answer fails the job.
 * Holds a share of the reference service from {@link #open} to {@link #close()}; what it still
 * waits for then is withdrawn. Answers arrive on the service's threads, everything else on the
 * task's.
 *
 * @param <T> what becomes of a frame
 */
abstract class ReferenceRequests<T> extends RichAsyncFunction<DoubtfulFrame, T> {
  private static final long serialVersionUID = 1L;

  // configuration
  private final PlanSet plans;
  private final CascadeStages stages;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient Map<String, CascadeEngine> engines;

  @SuppressWarnings("NullAway.Init") // open
  private transient Map<DoubtfulFrame, CompletableFuture<ReferenceAnswer>> requests;

  private transient @Nullable ReferenceService service;
  private transient volatile boolean closed;

  ReferenceRequests(PlanSet plans, CascadeStages stages) {
    this.plans = plans;
    this.stages = stages;
  }

  /** Hands a frame to the service. */
  abstract CompletableFuture<ReferenceAnswer> request(ReferenceService to, byte[] image);

  /**
   * What becomes of a frame with the reference model's answer.
   *
   * @param waitedNanos the time from the question to the answer
   */
  abstract T answered(DecidedFrame frame, long waitedNanos);

  /** What becomes of a frame that turned out unreadable. */
  abstract T unreadable(DoubtfulFrame frame, UnreadableFrameException why);

  /** What becomes of a frame that got no answer in time. */
  abstract T unanswered(DoubtfulFrame frame);

  @Override
  public void open(OpenContext context) {
    engines = new HashMap<>();
    requests = new ConcurrentHashMap<>();
    service = stages.openReference();
  }

  /** Frames that the service has not answered. */
  final int inFlight() {
    return requests.size();
  }

  /** What the service has done so far, for all its users. */
  final ReferenceStatistics statistics() {
    return Objects.requireNonNull(service).statistics();
  }

  @Override
  public void asyncInvoke(DoubtfulFrame frame, ResultFuture<T> result) {
    CascadeEngine engine = engines.computeIfAbsent(frame.waiting().camera(), this::engineOf);
    long asked = System.nanoTime();
    CompletableFuture<ReferenceAnswer> request =
        request(Objects.requireNonNull(service), frame.image());
    requests.put(frame, request);
    // Nothing depends on the dependent future: failures go to the result.
    CompletableFuture<?> unused =
        request.whenComplete(
            (answer, failure) -> {
              requests.remove(frame);
              if (answer != null) {
                DecidedFrame resolved =
                    engine.resolve(
                        frame.waiting(), answer.objects(), answer.width(), answer.height());
                result.complete(List.of(answered(resolved, System.nanoTime() - asked)));
              } else {
                fail(frame, failure, result);
              }
            });
  }

  private void fail(DoubtfulFrame frame, @Nullable Throwable failure, ResultFuture<T> result) {
    if (rootOf(failure) instanceof UnreadableFrameException why) {
      result.complete(List.of(unreadable(frame, why)));
    } else if (!closed) {
      result.completeExceptionally(rootOf(failure));
    }
  }

  @Override
  public void timeout(DoubtfulFrame frame, ResultFuture<T> result) {
    result.complete(List.of(unanswered(frame)));
    // Only now: the first completion counts, and a withdrawn request completes with a failure.
    CompletableFuture<ReferenceAnswer> request = requests.remove(frame);
    if (request != null) {
      request.cancel(false);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (requests != null) {
      requests.values().forEach(request -> request.cancel(false));
    }
    if (service != null) {
      service.close();
    }
  }

  private CascadeEngine engineOf(String camera) {
    return plans
        .planFor(camera)
        .map(CascadeEngine::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the saved state holds frames of camera %s, for which this job has no plan"
                        .formatted(camera)));
  }

  private static Throwable rootOf(@Nullable Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return failure.getCause();
    }
    return failure == null ? new IllegalStateException("no answer and no failure") : failure;
  }
}
