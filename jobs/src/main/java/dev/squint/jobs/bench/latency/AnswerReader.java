package dev.squint.jobs.bench.latency;

import dev.squint.core.json.Json;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.query.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads committed detections as they come, on a thread of its own, until {@link #close()}: counts
 * them and says how long they took.
 */
public final class AnswerReader implements AutoCloseable {
  private final TopicReader detections;
  private final Clock clock;
  private final Thread thread;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile boolean closed;
  private AnswerWindow window; // guarded by this

  private AnswerReader(TopicReader detections, Clock clock) {
    this.detections = detections;
    this.clock = clock;
    window = new AnswerWindow(clock.millis());
    thread = new Thread(this::run, "squint-answers");
    thread.setDaemon(true);
  }

  /** Reads what is committed from now on; the topic must exist. */
  public static AnswerReader start(String bootstrap, Topics topics) {
    TopicReader detections = new TopicReader(bootstrap, topics.detections());
    detections.seekToEnd();
    AnswerReader reader = new AnswerReader(detections, Clock.systemUTC());
    reader.thread.start();
    return reader;
  }

  /** Detections read so far. */
  public long answered() {
    throwFailure();
    return answered.get();
  }

  /** Begins a window, of frames that are captured from now on. */
  public synchronized void beginWindow() {
    window = new AnswerWindow(clock.millis());
  }

  /** Ends the window: frames captured before now still count, when they come in. */
  public synchronized void endWindow() {
    window.end(clock.millis());
  }

  /** What the window at hand has seen so far. */
  public synchronized AnswerFigures figures() {
    throwFailure();
    return window.figures();
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // the thread ends by itself
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    Optional.ofNullable(failure.get())
        .ifPresent(
            cause -> {
              throw new IllegalStateException("detections cannot be read", cause);
            });
  }

  private void run() {
    try (detections) {
      detections.follow(() -> closed, this::take);
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long read = clock.millis();
    try {
      DetectionRecord detection = Json.mapper().readValue(record.value(), DetectionRecord.class);
      synchronized (this) {
        window.take(detection, read);
      }
      answered.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException("a detection cannot be read", e);
    }
  }
}
