package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.video.encode.JpegFrameEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ForeignProducerTest {
  private static final String TOPIC = "frames.yard";
  private static final int LARGER_THAN_ALLOWED = 9 * 1024 * 1024;

  @Test
  void answersWhatIsAnImageAndKeepsTheRestWithTheReason() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      TestJobs jobs = new TestJobs(broker.bootstrapServers(), new Topics(""));
      jobs.makeTopics();
      makeLargeTopic(broker);
      sendAll(broker);

      jobs.run(plans(), TinyModel.stages());

      Answers answers = Answers.read(broker.bootstrapServers(), new Topics(""));
      assertThat(answers.framesOf("yard")).containsExactly(0L, 3L, 6L, 8L);
      assertThat(answers.of("yard"))
          .extracting(ForeignProducerTest::isPresent)
          .containsExactly(true, true, false, true);
      assertThat(reasons(answers))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "1", "truncated",
                  "2", "empty",
                  "4", "too-large",
                  "5", "not-an-image",
                  "7", "empty"));
      assertThat(answers.deadLetters())
          .allSatisfy(
              letter -> {
                assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("yard");
                assertThat(Answers.header(letter, FrameHeaders.DEAD_LETTER_TOPIC)).isEqualTo(TOPIC);
                assertThat(Answers.header(letter, FrameHeaders.DEAD_LETTER_MESSAGE)).isNotBlank();
              });
    }
  }

  private static void sendAll(EmbeddedBroker broker) throws Exception {
    byte[] jpeg = Scenes.jpeg(0, true);
    try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
      send(producer, jpeg); // 0: plain, without key or headers
      send(producer, Arrays.copyOf(jpeg, jpeg.length / 2)); // 1
      send(producer, new byte[0]); // 2
      send(producer, png()); // 3
      send(producer, Arrays.copyOf(jpeg, LARGER_THAN_ALLOWED)); // 4
      send(producer, "no image at all".getBytes(StandardCharsets.UTF_8)); // 5
      send(producer, new JpegFrameEncoder().encode(Scenes.image(320, 200, 0, false))); // 6
      send(producer, null); // 7
      ProducerRecord<byte[], byte[]> brokenPreview = new ProducerRecord<>(TOPIC, jpeg);
      brokenPreview.headers().add(FrameHeaders.PREVIEW, new byte[] {1, 2, 3});
      producer.send(brokenPreview).get(); // 8
    }
  }

  private static PlanSet plans() {
    Query person = Query.parse("person", List.of());
    return PlanSet.of(List.of(PlanBundle.of(Plan.untuned("yard", TestJobs.RATE, List.of(person)))));
  }

  private static boolean isPresent(DetectionRecord detection) {
    return Boolean.TRUE.equals(detection.verdicts().get(0).present());
  }

  private static Map<String, String> reasons(Answers answers) {
    return answers.deadLetters().stream()
        .collect(
            Collectors.toMap(
                letter -> Answers.header(letter, FrameHeaders.DEAD_LETTER_OFFSET),
                letter -> Answers.header(letter, FrameHeaders.DEAD_LETTER_REASON)));
  }

  /** A topic that takes more than Squint does. */
  private static void makeLargeTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      NewTopic topic =
          new NewTopic(TOPIC, 1, (short) 1)
              .configs(Map.of("max.message.bytes", Integer.toString(2 * LARGER_THAN_ALLOWED)));
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "max.request.size",
            2 * LARGER_THAN_ALLOWED),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(TOPIC, value)).get();
  }

  private static byte[] png() throws Exception {
    Image image = Scenes.image(Scenes.WIDTH, Scenes.HEIGHT, 3, true);
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
