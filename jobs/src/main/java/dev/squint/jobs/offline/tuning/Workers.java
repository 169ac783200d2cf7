package dev.squint.jobs.offline.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** A few threads that share work; owns them until {@link #close()}. */
final class Workers implements AutoCloseable {
  private static final int MAX_THREADS = 8;

  private final int threads;
  private final ExecutorService executor;
  private final BooleanSupplier stop;

  /**
   * One thread a processor, within reason.
   *
   * @param stop asked before each piece of work
   */
  Workers(BooleanSupplier stop) {
    this.stop = stop;
    threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "squint-tuning");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does {@code work} for 0 to {@code count - 1}, in any order, and waits for it.
   *
   * @throws StoppedException when asked to stop
   */
  void each(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < Math.min(threads, count); thread++) {
      running.add(
          executor.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  if (stop.getAsBoolean()) {
                    throw new StoppedException();
                  }
                  work.accept(i);
                }
              }));
    }
    running.forEach(Workers::await);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker has failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
