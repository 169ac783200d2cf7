package dev.squint.jobs.web.fetch;

import dev.squint.jobs.web.fetch.MissingRecordException.Kind;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads single records out of topics. Thread-safe: at most {@value #CONNECTIONS} are read at a
 * time, the others wait.
 *
 * <p>Owns connections, made when they are first needed, until {@link #close()}.
 */
public final class RecordFetcher implements AutoCloseable {
  private static final int CONNECTIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(250);

  /* A broker sends at least one whole batch, whatever the limit. What a consumer asks for in advance
   * is wasted here, so it is kept small, and must not hold up the next question at the log's end. */
  private static final int FETCH_BYTES = 1;
  private static final int FETCH_WAIT_MILLIS = 5;
  private static final int RECONNECT_MILLIS = 10_000; // each try logs a warning

  private final String bootstrap;
  private final Semaphore free = new Semaphore(CONNECTIONS, true);
  private final Deque<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  public RecordFetcher(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * Reads the record at {@code offset}.
   *
   * @throws MissingRecordException when it is not there
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer in time
   */
  public ConsumerRecord<byte[], byte[]> fetch(TopicPartition partition, long offset)
      throws MissingRecordException {
    acquire();
    try {
      Consumer<byte[], byte[]> consumer = idle.pollFirst();
      if (consumer == null) {
        consumer = open();
      }
      boolean usable = false;
      try {
        ConsumerRecord<byte[], byte[]> record = fetch(consumer, partition, offset);
        usable = true;
        return record;
      } catch (MissingRecordException e) {
        usable = true;
        throw e;
      } finally {
        giveBack(consumer, usable);
      }
    } finally {
      free.release();
    }
  }

  private void acquire() {
    try {
      if (closed || !free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("too many records are asked for at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private Consumer<byte[], byte[]> open() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static ConsumerRecord<byte[], byte[]> fetch(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset)
      throws MissingRecordException {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
        if (!records.isEmpty() && records.get(0).offset() == offset) {
          return records.get(0);
        }
        if (!records.isEmpty() || consumer.position(partition) > offset) {
          throw missing(partition, offset, 0);
        }
        requireBefore(consumer, partition, offset);
      }
    } catch (OffsetOutOfRangeException e) {
      Long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
      throw missing(partition, offset, begin == null ? 0 : begin);
    }
    throw new TimeoutException(
        "record %d of %s did not come within %d s"
            .formatted(offset, partition, PATIENCE.toSeconds()));
  }

  private static void requireBefore(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset)
      throws MissingRecordException {
    Long end = consumer.endOffsets(List.of(partition)).get(partition);
    if (end != null && offset >= end) {
      throw missing(partition, offset, 0);
    }
  }

  private static MissingRecordException missing(TopicPartition partition, long offset, long begin) {
    if (offset < begin) {
      return new MissingRecordException(
          Kind.DELETED,
          "the broker has deleted record %d of topic %s".formatted(offset, partition.topic()));
    }
    return new MissingRecordException(
        Kind.NEVER_THERE, "topic %s holds no record %d".formatted(partition.topic(), offset));
  }

  private void giveBack(Consumer<byte[], byte[]> consumer, boolean usable) {
    if (usable && !closed) {
      consumer.unsubscribe();
      idle.addFirst(consumer);
    } else {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  @Override
  public void close() {
    closed = true;
    boolean all = false;
    try {
      all = free.tryAcquire(CONNECTIONS, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Consumer<byte[], byte[]> consumer = idle.pollFirst();
        consumer != null;
        consumer = idle.pollFirst()) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
    if (all) {
      free.release(CONNECTIONS);
    }
  }
}
