package dev.squint.core.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * The frames that wait for a worker: those in doubt, and audits, whose turn comes while no frame in
 * doubt waits. Thread-safe.
 */
final class RequestQueue {
  private final Deque<Request> inDoubt = new ArrayDeque<>();
  private final Deque<Request> audits = new ArrayDeque<>();

  /** A frame that waits, and who waits for it. */
  record Request(byte[] encoded, CompletableFuture<ReferenceAnswer> answer) {
    Request(byte[] encoded) {
      this(encoded, new CompletableFuture<>());
    }
  }

  synchronized void add(Request request) {
    inDoubt.add(request);
    notify(); // a worker takes either kind, so any will do
  }

  synchronized void addAudit(Request request) {
    audits.add(request);
    notify();
  }

  /**
   * Waits for a frame and takes what belongs in one call of the model: frames in doubt, or one
   * audit alone, so that a frame in doubt that comes meanwhile waits for no more than that.
   *
   * @param most asked for the largest batch once there is a frame
   */
  synchronized List<Request> takeBatch(IntSupplier most) throws InterruptedException {
    while (inDoubt.isEmpty() && audits.isEmpty()) {
      wait();
    }
    if (inDoubt.isEmpty()) {
      return List.of(audits.remove());
    }
    List<Request> batch = new ArrayList<>();
    int limit = most.getAsInt();
    while (batch.size() < limit && !inDoubt.isEmpty()) {
      batch.add(inDoubt.remove());
    }
    return batch;
  }

  /** Takes all that waits. */
  synchronized List<Request> takeAll() {
    List<Request> all = new ArrayList<>(inDoubt);
    all.addAll(audits);
    inDoubt.clear();
    audits.clear();
    return all;
  }

  synchronized int size() {
    return inDoubt.size() + audits.size();
  }
}
