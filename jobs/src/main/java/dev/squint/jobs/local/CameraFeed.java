package dev.squint.jobs.local;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestProgress;
import dev.squint.video.source.VideoReadException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera's ingest on a thread of its own, from {@link #start} to {@link #close()}.
 *
 * <p>What it sends may be told to stay close to what is answered: else a recording sent as fast as
 * it goes fills the disk, or is deleted by the broker before it is answered.
 */
final class CameraFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFeed.class);

  /** Well below what the embedded broker keeps of a camera. */
  private static final long MAX_UNANSWERED_BYTES = 512L << 20;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final CameraId camera;
  private final FrameIngest ingest;
  private final Optional<LongSupplier> answered;
  private final Thread thread;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean closing;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private CameraFeed(
      CameraId camera,
      FrameIngest ingest,
      Optional<LongSupplier> answered,
      String bootstrap,
      Topics topics) {
    this.camera = camera;
    this.ingest = ingest;
    this.answered = answered;
    thread = new Thread(() -> run(bootstrap, topics), "squint-feed-" + camera);
    thread.setDaemon(true);
  }

  /**
   * Starts the ingest.
   *
   * @param answered how many frames are answered, for an ingest that waits for them; empty for one
   *     that keeps its pace
   */
  static CameraFeed start(
      CameraId camera,
      FrameIngest ingest,
      Optional<LongSupplier> answered,
      String bootstrap,
      Topics topics) {
    CameraFeed feed = new CameraFeed(camera, ingest, answered, bootstrap, topics);
    feed.thread.start();
    return feed;
  }

  /** Frames sent so far. */
  long sent() {
    return sent.get();
  }

  /** Whether the source has not ended. */
  boolean isSending() {
    return thread.isAlive();
  }

  /** What ended the source early, if anything did. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    closing = true;
    ingest.stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // frames on their way are written first
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void onFrame(IngestProgress progress) {
    sent.set(progress.frames());
    while (!closing && isFarAhead(progress)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isFarAhead(IngestProgress progress) {
    if (answered.isEmpty() || progress.bytes() < MAX_UNANSWERED_BYTES) {
      return false;
    }
    double bytesPerFrame = progress.bytes() / (double) Math.max(1, progress.frames());
    long unanswered = progress.frames() - answered.get().getAsLong();
    return unanswered * bytesPerFrame > MAX_UNANSWERED_BYTES;
  }

  private void run(String bootstrap, Topics topics) {
    try {
      IngestProgress total = ingest.run(bootstrap, topics, this::onFrame);
      LOG.info("camera {} has ended after {} frames", camera, total.frames());
    } catch (VideoReadException | RuntimeException e) {
      LOG.error("camera {} has failed after {} frames: {}", camera, sent, e.getMessage());
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
