package dev.squint.jobs.bench.endtoend;

import dev.squint.core.wire.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts the detections on a broker by their offsets alone, which costs next to nothing: no record
 * is read. Right for jobs that write at least once; transactions would count too. One thread; owns
 * a connection.
 */
final class AnswerOffsets implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** A counter of the topic of detections, which exists. */
  AnswerOffsets(String bootstrap, Topics topics) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topics.detections()).stream()
            .map(found -> new TopicPartition(topics.detections(), found.partition()))
            .toList();
  }

  /** How many there are now. */
  long count() {
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
