package dev.squint.jobs.models;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Closes a stream whose reader waits in vain: when no byte came for too long, or the work is to
 * stop. Watches on a thread of its own until closed.
 */
final class StallWatch implements AutoCloseable {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final InputStream stream;
  private final long patienceNanos;
  private final BooleanSupplier stop;
  private final Thread thread;
  private volatile long lastNanos = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean stalled;

  private StallWatch(InputStream stream, Duration patience, BooleanSupplier stop) {
    this.stream = stream;
    patienceNanos = patience.toNanos();
    this.stop = stop;
    thread = new Thread(this::watch, "squint-download-watch");
    thread.setDaemon(true);
  }

  static StallWatch start(InputStream stream, Duration patience, BooleanSupplier stop) {
    StallWatch watch = new StallWatch(stream, patience, stop);
    watch.thread.start();
    return watch;
  }

  /** Bytes have come. */
  void progressed() {
    lastNanos = System.nanoTime();
  }

  /** Whether the stream was closed because no byte came. */
  boolean isStalled() {
    return stalled;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!closed) {
      boolean late = System.nanoTime() - lastNanos > patienceNanos;
      if (late || stop.getAsBoolean()) {
        stalled = late;
        closeStream();
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void closeStream() {
    try {
      stream.close();
    } catch (IOException e) {
      // the reader is told of what went wrong with the stream
    }
  }
}
