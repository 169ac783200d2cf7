package dev.squint.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputRecordSerializerTest {
  private static final byte[] VALUE = {1, 2, 3};

  @ParameterizedTest
  @CsvSource({
    "DETECTION,test-detections",
    "EVENT,test-events",
    "DEAD_LETTER,test-dead-letters",
    "AUDIT,test-audits",
  })
  void choosesTheTopicByKind(Kind kind, String topic) {
    ProducerRecord<byte[], byte[]> record = serialize(OutputRecord.of(kind, "lobby", 5, VALUE));

    assertThat(record.topic()).isEqualTo(topic);
    assertThat(record.key()).isEqualTo("lobby".getBytes(StandardCharsets.UTF_8));
    assertThat(record.value()).isSameAs(VALUE);
    assertThat(record.timestamp()).isEqualTo(5);
    assertThat(record.partition()).isNull();
  }

  @Test
  void namesTheTopicsThatItWrites() {
    assertThat(
            new OutputRecordSerializer(new Topics("test-"))
                .getKafkaDatasetFacet()
                .orElseThrow()
                .getTopicIdentifier()
                .getTopics())
        .containsExactly("test-detections", "test-events", "test-dead-letters", "test-audits");
  }

  @Test
  void writesHeaders() {
    ProducerRecord<byte[], byte[]> record =
        serialize(
            new OutputRecord(
                Kind.DEAD_LETTER, "lobby", 5, VALUE, Map.of("squint-reason", "empty")));

    assertThat(record.headers().lastHeader("squint-reason").value())
        .isEqualTo("empty".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesWhatKafkaTakesForAnUnknownCameraAndTime() {
    ProducerRecord<byte[], byte[]> record =
        serialize(OutputRecord.of(Kind.DEAD_LETTER, "", -1, VALUE));

    assertThat(record.key()).isNull();
    assertThat(record.timestamp()).isZero();
  }

  private static ProducerRecord<byte[], byte[]> serialize(OutputRecord record) {
    return new OutputRecordSerializer(new Topics("test-")).serialize(record, new OneSink(), null);
  }

  /** A sink of one subtask. */
  private static final class OneSink implements KafkaSinkContext {
    @Override
    public int getParallelInstanceId() {
      return 0;
    }

    @Override
    public int getNumberOfParallelInstances() {
      return 1;
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
      return new int[] {0};
    }
  }
}
