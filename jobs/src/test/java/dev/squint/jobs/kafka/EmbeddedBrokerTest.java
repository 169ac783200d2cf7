package dev.squint.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final Topics TOPICS = new Topics("");
  private static final CameraId LOBBY = new CameraId("lobby");

  @TempDir Path directory;

  @Test
  void findsItsRecordsAgainAfterARestartInAKeptDirectory() throws Exception {
    Path kept = directory.resolve("kafka");
    byte[] frame = new byte[EncodedImage.MAX_BYTES];
    frame[0] = 42;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.keptIn(kept))) {
      createFrames(broker);
      send(broker, frame);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.keptIn(kept))) {
      assertThat(readOne(broker)).isEqualTo(frame);
    }
    assertThat(kept).isNotEmptyDirectory();
  }

  @Test
  void refusesAFramesTopicOfTwoPartitions() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
        Admin admin = Admin.create(bootstrap(broker));
        TopicAdmin topics = new TopicAdmin(broker.bootstrapServers(), TOPICS)) {
      admin.createTopics(List.of(new NewTopic("frames.lobby", 2, (short) 1))).all().get();

      assertThatThrownBy(() -> topics.createFrames(LOBBY, Optional.empty()))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "topic frames.lobby has 2 partitions; a camera's frames need exactly one to keep"
                  + " their order");
      assertThatThrownBy(() -> topics.requireFrames(new CameraId("hall")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("camera hall has no topic frames.hall at");
    }
  }

  @Test
  void makesEachTopicOnceAndListsTheCameras() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
        TopicAdmin topics = new TopicAdmin(broker.bootstrapServers(), TOPICS)) {
      for (int round = 0; round < 2; round++) {
        topics.createFrames(LOBBY, Optional.of(Duration.ofHours(1)));
        topics.createResults();
      }

      assertThat(topics.cameras()).containsExactly(LOBBY);
      assertThat(
              topics.existing(Stream.of("detections", "events", "audits", "dead-letters", "plans")))
          .containsExactly("detections", "events", "audits", "dead-letters");
    }
  }

  @Test
  void refusesFramesThatItsRetentionWouldDelete() {
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
        TopicAdmin topics = new TopicAdmin(broker.bootstrapServers(), TOPICS)) {
      CameraId hall = new CameraId("hall");
      topics.createFrames(LOBBY, Optional.of(Duration.ofHours(1)));
      topics.createFrames(hall, Optional.empty());

      topics.requireKept(LOBBY, now.minusSeconds(3599), now);
      topics.requireKept(hall, Instant.EPOCH, now);
      assertThatThrownBy(() -> topics.requireKept(LOBBY, now.minusSeconds(3601), now))
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("topic frames.lobby keeps frames for PT1H after their capture");
    }
  }

  @Test
  void deletesATemporaryDirectoryWhenItCloses() {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
    Path temporary = broker.directory();
    assertThat(temporary).isNotEmptyDirectory();

    broker.close();
    broker.close();

    assertThat(Files.exists(temporary)).isFalse();
  }

  @Test
  void namesThePortThatIsTaken() {
    try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.temporary())) {
      BrokerSettings taken =
          new BrokerSettings(Optional.of(directory.resolve("second")), first.port());

      assertThatThrownBy(() -> EmbeddedBroker.start(taken))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("127.0.0.1:" + first.port())
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void saysInBoundedTimeThatNoBrokerAnswers() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> new TopicAdmin("127.0.0.1:1", TOPICS))
        .isInstanceOf(UserException.class)
        .hasMessage("no Kafka broker answers at 127.0.0.1:1: Connection refused");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void saysThatAnAddressIsNoAddress() {
    assertThatThrownBy(() -> new TopicAdmin("nowhere", TOPICS))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("\"nowhere\" is no Kafka address: ");
  }

  private static void createFrames(EmbeddedBroker broker) {
    try (TopicAdmin topics = new TopicAdmin(broker.bootstrapServers(), TOPICS)) {
      topics.createFrames(LOBBY, Optional.empty());
    }
  }

  private static void send(EmbeddedBroker broker, byte[] frame) throws Exception {
    Map<String, Object> settings = new HashMap<>(bootstrap(broker));
    settings.put("max.request.size", FrameRecordLimits.MAX_RECORD_BYTES);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("frames.lobby", frame)).get();
    }
  }

  private static byte[] readOne(EmbeddedBroker broker) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            bootstrap(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition frames = new TopicPartition("frames.lobby", 0);
      consumer.assign(List.of(frames));
      consumer.seekToBeginning(List.of(frames));
      List<ConsumerRecord<byte[], byte[]>> records = List.of();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (records.isEmpty() && System.nanoTime() < deadline) {
        records = consumer.poll(Duration.ofMillis(200)).records(frames);
      }
      assertThat(records).hasSize(1);
      return records.get(0).value();
    }
  }

  private static Map<String, Object> bootstrap(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
