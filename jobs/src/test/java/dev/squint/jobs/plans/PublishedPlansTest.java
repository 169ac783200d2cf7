package dev.squint.jobs.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.options.UserException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PublishedPlansTest {
  private static final CameraId LOBBY = new CameraId("lobby");
  private static final CameraId YARD = new CameraId("yard");

  @SuppressWarnings("NullAway.Init") // start
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(BrokerSettings.temporary());
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void publishesAPlanOnceHoweverOftenItsJobStarts(TestInfo test) throws Exception {
    Topics topics = topics(test);
    PlanSet plans = PlanSet.of(List.of(plan("lobby", 10), plan("yard", 10)));

    assertThat(publish(plans, topics, LOBBY, YARD)).containsExactly("lobby", "yard");
    assertThat(publish(plans, topics, LOBBY, YARD)).isEmpty();
    PlanSet changed = PlanSet.of(List.of(plan("lobby", 10), plan("yard", 12)));
    assertThat(publish(changed, topics, LOBBY, YARD)).containsExactly("yard");
    assertThat(publish(plans, topics, YARD)).as("an earlier one again").containsExactly("yard");
  }

  @Test
  void followsWhatIsPublished(TestInfo test) throws Exception {
    Topics topics = topics(test);
    publish(PlanSet.of(List.of(plan("lobby", 10), plan("*", 10))), topics);
    try (PublishedPlans plans = new PublishedPlans(broker.bootstrapServers(), topics)) {
      assertThat(plans.byCamera()).isEmpty();
      assertThat(plans.refresh()).isEqualTo(Set.of("lobby", "*"));
      assertThat(plans.planFor("lobby").orElseThrow().bundle().id())
          .isEqualTo(plan("lobby", 10).id());
      assertThat(plans.planFor("gate").orElseThrow().camera()).isEqualTo(Plan.ANY_CAMERA);
      assertThat(plans.refresh()).isEmpty();

      publish(PlanSet.of(List.of(plan("lobby", 12))), topics);

      assertThat(plans.refresh()).containsExactly("lobby");
      PublishedPlan newest = plans.planFor("lobby").orElseThrow();
      assertThat(newest.bundle().id()).isEqualTo(plan("lobby", 12).id());
      assertThat(newest.publishedAt()).isAfter(Instant.EPOCH);
    }
  }

  @Test
  void keysAPlanForAnyCameraByTheCamerasOfItsJob(TestInfo test) throws Exception {
    Topics topics = topics(test);
    assertThat(publish(PlanSet.of(List.of(plan("*", 10))), topics, LOBBY, YARD))
        .containsExactly("lobby", "yard");
  }

  @Test
  void forgetsWhatIsDeletedAndSaysWhatItCannotRead(TestInfo test) throws Exception {
    Topics topics = topics(test);
    publish(PlanSet.of(List.of(plan("lobby", 10), plan("yard", 10))), topics);
    try (PublishedPlans plans = new PublishedPlans(broker.bootstrapServers(), topics)) {
      plans.refresh();
      send(topics, "lobby", null);
      send(topics, "yard", "hello".getBytes(StandardCharsets.UTF_8));

      assertThat(plans.refresh()).containsExactly("lobby", "yard");

      assertThat(plans.byCamera()).isEmpty();
      assertThat(plans.unreadable()).containsOnlyKeys("yard");
      assertThat(plans.unreadable().get("yard"))
          .startsWith(
              "plan of camera yard in topic %s, record 3 is damaged".formatted(topics.plans()));
      publish(PlanSet.of(List.of(plan("yard", 10))), topics);
      plans.refresh();
      assertThat(plans.unreadable()).isEmpty();
      assertThat(plans.byCamera()).containsOnlyKeys("yard");
    }
  }

  @Test
  void keepsTheNewestRecordOfACameraForGood(TestInfo test) throws Exception {
    Topics topics = topics(test);
    publish(PlanSet.of(List.of(plan("lobby", 10))), topics);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.plans());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Config settings =
          Objects.requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic));
      assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
    }
  }

  @Test
  void refusesAPlanThatFitsNoRecord() {
    TreeMap<String, byte[]> files =
        new TreeMap<>(Map.of("notes", new byte[EncodedImage.MAX_BYTES]));
    PlanBundle large = new PlanBundle(plan("lobby", 10).plan(), files);
    assertThatThrownBy(() -> PlanPublisher.of(PlanSet.of(List.of(large)), Set.of(LOBBY)))
        .isInstanceOf(UserException.class)
        .hasMessageMatching(
            "plan lobby-\\w{8} of camera lobby has \\d+ bytes; a record of the topic of plans holds"
                + " at most 8388608");
  }

  private static List<String> publish(PlanSet plans, Topics topics, CameraId... cameras)
      throws Exception {
    return PlanPublisher.of(plans, List.of(cameras)).publish(broker.bootstrapServers(), topics);
  }

  private static PlanBundle plan(String camera, double framesPerSecond) {
    return PlanBundle.of(
        Plan.untuned(camera, framesPerSecond, List.of(Query.parse("person", List.of()))));
  }

  private static void send(Topics topics, String key, byte @Nullable [] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topics.plans(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    }
  }

  private static Topics topics(TestInfo test) {
    return new Topics(test.getTestMethod().orElseThrow().getName() + ".");
  }
}
