package dev.squint.operators.sink;

import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka records of output records: the topic by kind, the camera as key, capture time. Names
 * its topics, among which the sink looks for transactions that a failure left open.
 */
public final class OutputRecordSerializer
    implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final Topics topics;

  /** Writes to the output topics among {@code topics}. */
  public OutputRecordSerializer(Topics topics) {
    this.topics = topics;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
    RecordHeaders headers = new RecordHeaders();
    for (Map.Entry<String, String> header : record.headers().entrySet()) {
      headers.add(header.getKey(), utf8(header.getValue()));
    }
    return new ProducerRecord<>(
        topicOf(record.kind()),
        null, // the producer's partitioner chooses by key
        Math.max(0, record.timestampMillis()), // Kafka refuses times before the epoch
        record.camera().isEmpty() ? null : utf8(record.camera()),
        record.value(),
        headers);
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    List<String> written = Stream.of(Kind.values()).map(this::topicOf).toList();
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(written)));
  }

  private String topicOf(Kind kind) {
    return switch (kind) {
      case DETECTION -> topics.detections();
      case EVENT -> topics.events();
      case DEAD_LETTER -> topics.deadLetters();
      case AUDIT -> topics.audits();
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
