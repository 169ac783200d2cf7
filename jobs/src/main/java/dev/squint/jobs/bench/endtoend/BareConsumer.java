package dev.squint.jobs.bench.endtoend;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.jobs.workflow.KafkaEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that does nothing with the frames it is given: no job can read them faster. It fetches
 * as the job's source does.
 */
final class BareConsumer {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrap;
  private final Topics topics;

  BareConsumer(String bootstrap, Topics topics) {
    this.bootstrap = bootstrap;
    this.topics = topics;
  }

  /** Reads the topic {@code passes} times; returns bytes seen, so that they are looked at. */
  long read(FrameTopic topic, int passes, Pace pace, BooleanSupplier stop) {
    TopicPartition partition = new TopicPartition(topics.frames(topic.camera()), 0);
    long bytes = 0;
    long done = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      for (int pass = 0; pass < passes && !stop.getAsBoolean(); pass++) {
        consumer.seekToBeginning(List.of(partition));
        long end = done + topic.frames();
        while (done < end && !stop.getAsBoolean()) {
          for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            bytes += message.value().length;
            done++;
          }
          pace.add(System.nanoTime(), done, ProcessorTime.nanos());
        }
      }
    }
    return bytes;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FrameRecordLimits.MAX_RECORD_BYTES);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, KafkaEndpoints.FETCH_BYTES);
    return properties;
  }
}
