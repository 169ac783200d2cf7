package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.metrics.CascadeMetrics;
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
 * The reference stage: asks the process's reference model about each frame in doubt.
 *
 * <p>A frame that gets no answer in time goes on unresolved, one that cannot be read goes on as a
 * dead letter; anything else that goes wrong in the model fails the job. Holds a share of the
 * reference service from {@link #open} to {@link #close()}; what it still waits for then is
 * withdrawn. Answers arrive on the service's threads, everything else on the task's.
 */
public final class ReferenceFunction extends RichAsyncFunction<DoubtfulFrame, AnsweredFrame> {
  private static final long serialVersionUID = 1L;

  // configuration
  private final PlanSet plans;
  private final CascadeStages stages;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient Map<String, CascadeEngine> engines;

  @SuppressWarnings("NullAway.Init") // open
  private transient Map<DoubtfulFrame, CompletableFuture<ReferenceAnswer>> requests;

  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Reference counters;

  private transient @Nullable ReferenceService service;
  private transient volatile boolean closed;

  /** Asks the model that {@code stages} opens, for the queries of {@code plans}. */
  public ReferenceFunction(PlanSet plans, CascadeStages stages) {
    this.plans = plans;
    this.stages = stages;
  }

  @Override
  public void open(OpenContext context) {
    engines = new HashMap<>();
    requests = new ConcurrentHashMap<>();
    ReferenceService opened = stages.openReference();
    service = opened;
    counters =
        new CascadeMetrics.Reference(
            getRuntimeContext().getMetricGroup(), requests::size, opened::statistics);
  }

  @Override
  public void asyncInvoke(DoubtfulFrame frame, ResultFuture<AnsweredFrame> result) {
    CascadeEngine engine = engines.computeIfAbsent(frame.waiting().camera(), this::engineOf);
    CompletableFuture<ReferenceAnswer> request =
        Objects.requireNonNull(service).answer(frame.image());
    requests.put(frame, request);
    long asked = System.nanoTime();
    // Nothing depends on the dependent future: failures go to the result.
    CompletableFuture<?> unused =
        request.whenComplete(
            (answer, failure) -> {
              if (answer != null) {
                counters.countAnswer(System.nanoTime() - asked);
              }
              complete(engine, frame, answer, failure, result);
            });
  }

  private void complete(
      CascadeEngine engine,
      DoubtfulFrame frame,
      @Nullable ReferenceAnswer answer,
      @Nullable Throwable failure,
      ResultFuture<AnsweredFrame> result) {
    requests.remove(frame);
    if (answer != null) {
      result.complete(
          List.of(
              AnsweredFrame.of(
                  engine.resolve(
                      frame.waiting(), answer.objects(), answer.width(), answer.height()))));
    } else if (rootOf(failure) instanceof UnreadableFrameException unreadable) {
      result.complete(List.of(AnsweredFrame.unreadable(frame, unreadable)));
    } else if (!closed) {
      result.completeExceptionally(rootOf(failure));
    }
  }

  @Override
  public void timeout(DoubtfulFrame frame, ResultFuture<AnsweredFrame> result) {
    counters.countTimeout();
    result.complete(List.of(AnsweredFrame.of(frame.waiting().unresolved())));
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
