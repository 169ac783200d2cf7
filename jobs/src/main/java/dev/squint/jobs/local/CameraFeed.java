package dev.squint.jobs.local;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestProgress;
import dev.squint.video.source.VideoReadException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One camera's ingest on a thread of its own, from {@link #start} to {@link #close()}. */
final class CameraFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFeed.class);

  private final CameraId camera;
  private final FrameIngest ingest;
  private final Thread thread;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private CameraFeed(CameraId camera, FrameIngest ingest, String bootstrap, Topics topics) {
    this.camera = camera;
    this.ingest = ingest;
    thread = new Thread(() -> run(bootstrap, topics), "squint-feed-" + camera);
    thread.setDaemon(true);
  }

  static CameraFeed start(CameraId camera, FrameIngest ingest, String bootstrap, Topics topics) {
    CameraFeed feed = new CameraFeed(camera, ingest, bootstrap, topics);
    feed.thread.start();
    return feed;
  }

  CameraId camera() {
    return camera;
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

  private void run(String bootstrap, Topics topics) {
    try {
      IngestProgress total = ingest.run(bootstrap, topics, progress -> sent.set(progress.frames()));
      LOG.info("camera {} has ended after {} frames", camera, total.frames());
    } catch (VideoReadException | RuntimeException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
