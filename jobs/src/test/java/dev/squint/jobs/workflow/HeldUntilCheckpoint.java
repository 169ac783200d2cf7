package dev.squint.jobs.workflow;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Lets each subtask of a source emit some frames, and the rest once a checkpoint has completed; a
 * restarted source is not held again.
 *
 * @param test tells tests apart
 * @param frames how many go before
 */
record HeldUntilCheckpoint(String test, int frames)
    implements RateLimiterStrategy<NumberSequenceSplit> {
  private static final long serialVersionUID = 1L;
  private static final Set<String> COMPLETED = ConcurrentHashMap.newKeySet();

  @Override
  public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
    return new Gate();
  }

  /** The gate of one subtask. */
  private final class Gate implements RateLimiter<NumberSequenceSplit> {
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private int passed;

    Gate() {
      if (COMPLETED.contains(test)) {
        open.complete(null);
      }
    }

    @Override
    public CompletionStage<Void> acquire(int requested) {
      passed += requested;
      return passed <= frames ? CompletableFuture.completedFuture(null) : open;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      COMPLETED.add(test);
      open.complete(null);
    }
  }
}
