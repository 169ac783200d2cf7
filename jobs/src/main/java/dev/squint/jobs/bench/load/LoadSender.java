package dev.squint.jobs.bench.load;

import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The load on one thread of this process, with one producer. The cameras' topics must exist.
 *
 * <p>A frame's capture time is the moment at which it is sent.
 */
final class LoadSender implements Load {
  private static final int BATCH_BYTES = 64 << 10;
  private static final int BUFFER_BYTES = 256 << 20;
  private static final int LINGER_MILLIS = 0;

  /** Below, waking up would cost more than sending. */
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Topics topics;
  private final List<Clip> clips;
  private final List<LoadCamera> cameras;
  private final Clock clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private final AtomicLong failed = new AtomicLong();

  // Guarded by this.
  private LoadSchedule schedule = new LoadSchedule(LoadOrder.QUIET);
  private PaceWatch pace = new PaceWatch();
  private long startNanos;
  private long sentInAll;
  private long nextTick;

  private volatile boolean closed;

  private LoadSender(String bootstrap, Topics topics, List<Clip> clips, int most, Clock clock) {
    this.topics = topics;
    this.clips = List.copyOf(clips);
    this.cameras = LoadCamera.of(most, clips.stream().map(Clip::camera).toList());
    this.clock = clock;
    producer =
        new KafkaProducer<>(
            properties(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
    thread = new Thread(this::run, "squint-load");
    thread.setDaemon(true);
  }

  /**
   * A quiet sender.
   *
   * @param most cameras that will ever be ordered
   */
  static LoadSender start(
      String bootstrap, Topics topics, List<Clip> clips, int most, Clock clock) {
    LoadSender sender = new LoadSender(bootstrap, topics, clips, most, clock);
    sender.thread.start();
    return sender;
  }

  private static Map<String, Object> properties(String bootstrap) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, FrameRecordLimits.MAX_RECORD_BYTES);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    return properties;
  }

  @Override
  public synchronized LoadStatus order(LoadOrder order) {
    if (order.cameras() > cameras.size()) {
      throw new IllegalArgumentException(
          "this load has %d cameras: %d".formatted(cameras.size(), order.cameras()));
    }
    LoadStatus before = status();
    schedule = new LoadSchedule(order);
    pace = new PaceWatch();
    failed.set(0);
    startNanos = System.nanoTime();
    nextTick = 0;
    LockSupport.unpark(thread);
    return before;
  }

  @Override
  public synchronized LoadStatus status() {
    return new LoadStatus(
        sentInAll, pace.sent(), pace.late(), pace.lost(), failed.get(), pace.worstMillis());
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // the thread ends by itself
      }
    }
    producer.close(CLOSE_PATIENCE);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        LockSupport.parkNanos(sendDue());
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends what is due; returns how long to wait for what comes next. */
  private synchronized long sendDue() {
    if (schedule.order().cameras() == 0) {
      return LONGEST_PAUSE_NANOS;
    }
    long now = System.nanoTime() - startNanos;
    long lateNanos = now - schedule.dueNanos(nextTick);
    if (pace.isLost(lateNanos)) {
      long resumed = schedule.tickAt(now);
      pace.onLost(resumed - nextTick);
      nextTick = resumed;
    }
    // Up to what is due now: an order is not kept waiting by a sender that is behind.
    for (long due = schedule.dueNanos(nextTick); due <= now; due = schedule.dueNanos(nextTick)) {
      send(nextTick);
      pace.onSent(System.nanoTime() - startNanos - due);
      nextTick++;
      sentInAll++;
    }
    long pause = startNanos + schedule.dueNanos(nextTick) - System.nanoTime();
    return Math.max(SHORTEST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, pause));
  }

  private void send(long tick) {
    LoadCamera camera = cameras.get(schedule.camera(tick));
    long number = schedule.frame(tick);
    ClipFrame frame = clips.get(camera.clip()).at(camera.phase() + number);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topics.frames(camera.id()),
            0,
            clock.millis(),
            camera.id().value().getBytes(StandardCharsets.UTF_8),
            frame.jpeg());
    message.headers().add(FrameHeaders.PREVIEW, frame.preview());
    message.headers().add(FrameHeaders.PREVIEW_LUMA, frame.luma());
    message
        .headers()
        .add(FrameHeaders.SEQUENCE, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    var unused =
        producer.send(
            message,
            (metadata, problem) -> {
              if (problem != null) {
                failed.incrementAndGet();
              }
            });
  }
}
