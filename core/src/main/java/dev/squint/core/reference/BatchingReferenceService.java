package dev.squint.core.reference;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.reference.RequestQueue.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Runs a reference model on frames of many cameras in batches.
 *
 * <p>Owns one thread and one detector a worker, from construction to {@link #close()}. A worker
 * takes what waits, up to the adaptive batch size, decodes it and calls the model; it never waits
 * for a batch to fill. Audits are taken one at a time while no frame in doubt waits. The queue is
 * not bounded here: callers bound the frames they have in flight.
 */
public final class BatchingReferenceService implements ReferenceService {
  private final FrameDecoder decoder;
  private final AdaptiveBatchSize batchSize;
  private final RequestQueue queue = new RequestQueue();
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder batches = new LongAdder();
  private final LongAdder frames = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private volatile boolean closed;

  /**
   * Opens the detectors, which may take seconds, and starts the workers.
   *
   * @param opener opens one detector a worker; what it throws is thrown here
   */
  public BatchingReferenceService(
      FrameDecoder decoder, Supplier<ReferenceDetector> opener, ReferenceServiceSettings settings) {
    this.decoder = decoder;
    batchSize = new AdaptiveBatchSize(settings.maxBatch(), settings.batchLatencyTarget().toNanos());
    for (ReferenceDetector detector : openAll(opener, settings.workers())) {
      Thread thread = new Thread(() -> work(detector), "squint-reference-" + threads.size());
      thread.setDaemon(true);
      // Not the class loader of the job that happens to open a service that others use too.
      thread.setContextClassLoader(BatchingReferenceService.class.getClassLoader());
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** A request with its pixels. */
  private record Decoded(Request request, Image image) {}

  @Override
  public CompletableFuture<ReferenceAnswer> answer(byte[] encoded) {
    Request request = new Request(encoded);
    queue.add(request);
    return waiting(request);
  }

  @Override
  public CompletableFuture<ReferenceAnswer> audit(byte[] encoded) {
    Request request = new Request(encoded);
    queue.addAudit(request);
    return waiting(request);
  }

  private CompletableFuture<ReferenceAnswer> waiting(Request request) {
    if (closed) {
      cancelWaiting();
    }
    return request.answer();
  }

  @Override
  public ReferenceStatistics statistics() {
    return new ReferenceStatistics(
        waiting(), currentBatchSize(), batches.sum(), frames.sum(), busyNanos.sum());
  }

  /** Frames that no worker has taken yet. */
  public int waiting() {
    return queue.size();
  }

  /** The most frames that the next batch will hold. */
  public int currentBatchSize() {
    return batchSize.current();
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= !join(thread);
    }
    cancelWaiting();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(ReferenceDetector detector) {
    try (detector) {
      while (!closed) {
        answerBatch(detector, queue.takeBatch(batchSize::current));
      }
    } catch (InterruptedException e) {
      // close() is the only one to interrupt, and has set the flag
    }
  }

  private void answerBatch(ReferenceDetector detector, List<Request> batch) {
    long start = System.nanoTime();
    List<Decoded> readable = new ArrayList<>(batch.size());
    for (Request request : batch) {
      if (!request.answer().isDone()) {
        decode(request, readable);
      }
    }
    if (readable.isEmpty()) {
      return;
    }
    try {
      List<List<DetectedObject>> found =
          detector.detect(readable.stream().map(Decoded::image).toList());
      count(readable.size(), System.nanoTime() - start);
      for (int i = 0; i < readable.size(); i++) {
        Image image = readable.get(i).image();
        readable
            .get(i)
            .request()
            .answer()
            .complete(new ReferenceAnswer(found.get(i), image.width(), image.height()));
      }
    } catch (RuntimeException | Error e) {
      readable.forEach(decoded -> decoded.request().answer().completeExceptionally(e));
    }
  }

  private void count(int answered, long nanos) {
    batchSize.record(answered, nanos);
    batches.increment();
    frames.add(answered);
    busyNanos.add(nanos);
  }

  private void decode(Request request, List<Decoded> readable) {
    try {
      readable.add(new Decoded(request, decoder.decode(request.encoded())));
    } catch (UnreadableFrameException | RuntimeException e) {
      request.answer().completeExceptionally(e);
    }
  }

  private void cancelWaiting() {
    queue.takeAll().forEach(request -> request.answer().cancel(false));
  }

  private static boolean join(Thread thread) {
    boolean undisturbed = true;
    while (true) {
      try {
        thread.join();
        return undisturbed;
      } catch (InterruptedException e) {
        undisturbed = false; // the detector must be closed before we return
      }
    }
  }

  private static List<ReferenceDetector> openAll(Supplier<ReferenceDetector> opener, int workers) {
    List<ReferenceDetector> detectors = new ArrayList<>();
    try {
      while (detectors.size() < workers) {
        detectors.add(opener.get());
      }
      return detectors;
    } catch (RuntimeException | Error e) {
      detectors.forEach(ReferenceDetector::close);
      throw e;
    }
  }
}
