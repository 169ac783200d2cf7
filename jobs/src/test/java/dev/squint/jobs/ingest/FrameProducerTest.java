package dev.squint.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.query.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FrameProducerTest {
  private static final CameraId LOBBY = new CameraId("lobby");
  private static final Topics TOPICS = new Topics("");

  @Test
  void writesFramesOfTheLargestSizeWithTheirHeadersAndRefusesLarger() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      String bootstrap = broker.bootstrapServers();
      try (TopicAdmin admin = new TopicAdmin(bootstrap, TOPICS)) {
        admin.createFrames(LOBBY, Optional.empty());
      }
      try (FrameProducer producer = new FrameProducer(bootstrap, TOPICS, LOBBY)) {
        producer.send(
            new EncodedFrame(
                new byte[EncodedImage.MAX_BYTES], new byte[] {7}, new byte[] {8}, 41, 123_456));
        producer.flush();

        producer.send(
            new EncodedFrame(new byte[10 * 1024 * 1024], new byte[0], new byte[0], 42, 123_457));
        assertThatThrownBy(producer::flush)
            .isInstanceOf(UserException.class)
            .hasMessageContaining("takes no records of this size");
      }

      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      try (TopicReader reader = new TopicReader(bootstrap, TOPICS.frames(LOBBY))) {
        reader.readToEnd(() -> false, records::add);
      }
      assertThat(records).hasSize(1);
      ConsumerRecord<byte[], byte[]> record = records.get(0);
      assertThat(record.timestamp()).isEqualTo(123_456);
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("lobby");
      assertThat(record.headers().lastHeader(FrameHeaders.PREVIEW).value()).containsExactly(7);
      assertThat(record.headers().lastHeader(FrameHeaders.PREVIEW_LUMA).value()).containsExactly(8);
      assertThat(record.headers().lastHeader(FrameHeaders.SEQUENCE).value())
          .isEqualTo("41".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
