package dev.squint.operators.testing;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.operators.testing.FakeStages.Counts;
import dev.squint.operators.testing.FakeStages.Reference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A reference model that finds bright boxes, on three threads. */
final class FakeReferenceService implements ReferenceService {
  private static final int THREADS = 3;

  private final Reference behaviour;
  private final Counts counts;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  FakeReferenceService(Reference behaviour, Counts counts) {
    this.behaviour = behaviour;
    this.counts = counts;
    counts.openReferences.incrementAndGet();
  }

  @Override
  public CompletableFuture<ReferenceAnswer> answer(byte[] encoded) {
    int request = counts.requests.incrementAndGet();
    CompletableFuture<ReferenceAnswer> answer = new CompletableFuture<>();
    if (behaviour == Reference.SILENT) {
      CompletableFuture<?> unused =
          answer.whenComplete((none, cancelled) -> counts.withdrawn.incrementAndGet());
      return answer;
    }
    if (behaviour == Reference.BROKEN) {
      answer.completeExceptionally(new IllegalStateException("the model is broken"));
      return answer;
    }
    threads.execute(() -> answer(request, encoded, answer));
    return answer;
  }

  @Override
  public CompletableFuture<ReferenceAnswer> audit(byte[] encoded) {
    return behaviour == Reference.SILENT_AUDITS ? new CompletableFuture<>() : answer(encoded);
  }

  private void answer(int request, byte[] encoded, CompletableFuture<ReferenceAnswer> answer) {
    if (behaviour == Reference.BROKEN_ONCE
        && request >= counts.failAt.get()
        && counts.failures.compareAndSet(0, 1)) {
      answer.completeExceptionally(new IllegalStateException("the model breaks once"));
      return;
    }
    try {
      Image image = new RasterDecoder().decode(encoded);
      answer.complete(
          new ReferenceAnswer(BrightBoxes.detect(image), image.width(), image.height()));
    } catch (UnreadableFrameException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    counts.openReferences.decrementAndGet();
  }
}
