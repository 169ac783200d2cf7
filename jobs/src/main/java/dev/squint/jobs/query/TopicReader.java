package dev.squint.jobs.query;

import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.jobs.kafka.KafkaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the committed records of one topic. Belongs to no consumer group, so it leaves no trace.
 * Records of one key come in order. One thread at a time; owns its connection.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  private final String bootstrap;
  private final List<TopicPartition> partitions;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** A reader of {@code topic}, which must exist, at its first record. */
  public TopicReader(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Math.max(FETCH_BYTES, FrameRecordLimits.MAX_RECORD_BYTES));
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(KafkaErrors.PATIENCE.toMillis()));
    try {
      consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      partitions =
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Passes over all records that are there now. */
  public void seekToEnd() {
    try {
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position); // seeking waits for the first question
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Passes over the records before {@code from}. */
  public void seek(Instant from) {
    Map<TopicPartition, Long> wanted =
        partitions.stream()
            .collect(Collectors.toMap(partition -> partition, unused -> from.toEpochMilli()));
    try {
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        long offset =
            Optional.ofNullable(found.get(partition))
                .map(OffsetAndTimestamp::offset)
                .orElse(ends.getOrDefault(partition, 0L));
        consumer.seek(partition, offset);
      }
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Hands on all records that are committed now, or until {@code stop} says so. */
  public void readToEnd(BooleanSupplier stop, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!stop.getAsBoolean() && isBefore(ends)) {
        consumer.poll(POLL).forEach(records);
      }
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Hands on records as they are committed, until {@code stop} says so. */
  public void follow(BooleanSupplier stop, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    try {
      while (!stop.getAsBoolean()) {
        consumer.poll(POLL).forEach(records);
      }
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean isBefore(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }
}
