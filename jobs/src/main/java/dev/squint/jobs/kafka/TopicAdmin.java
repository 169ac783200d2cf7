package dev.squint.jobs.kafka;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.UserException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes and checks Squint's topics on one broker. Each call waits for the broker, at most {@link
 * KafkaErrors#PATIENCE}, and says so when none answers. Owns a connection until {@link #close()}.
 */
public final class TopicAdmin implements AutoCloseable {
  /** Results are small and keyed by camera: this many partitions let as many readers share them. */
  private static final int RESULT_PARTITIONS = 4;

  /** Above the largest record. */
  private static final long SMALLEST_SEGMENT_BYTES = 16L << 20;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final short REPLICAS_OF_BROKER_DEFAULT = -1;

  private final String bootstrap;
  private final Topics topics;
  private final Admin admin;

  /**
   * Connects to the broker at {@code bootstrap}.
   *
   * @throws UserException when nothing listens there, or the address is none
   */
  public TopicAdmin(String bootstrap, Topics topics) {
    this.bootstrap = bootstrap;
    this.topics = topics;
    BrokerAddress.requireListening(bootstrap);
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    int patience = Math.toIntExact(KafkaErrors.PATIENCE.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    try {
      admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Fails unless a broker answers. */
  public void requireReachable() {
    names();
  }

  /**
   * Makes the topic of a camera's frames where it is missing.
   *
   * @param retention how long frames are kept; empty for the broker's own rule
   * @throws UserException when the topic exists with another number of partitions than one
   */
  public void createFrames(CameraId camera, Optional<Duration> retention) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES));
    retention.ifPresent(
        kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
    create(topics.frames(camera), 1, settings);
    requireFrames(camera);
  }

  /**
   * Makes the topics of many cameras' frames where they are missing, in one go.
   *
   * @param keptBytes about how much of each is kept; segments of at least 16 MiB go as a whole
   */
  public void createFrames(Collection<CameraId> cameras, long keptBytes) {
    Map<String, String> settings =
        Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES),
            TopicConfig.RETENTION_BYTES_CONFIG,
            Long.toString(keptBytes),
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Long.toString(Math.max(SMALLEST_SEGMENT_BYTES, keptBytes / 4)));
    Set<String> known = names();
    List<NewTopic> missing =
        cameras.stream()
            .map(topics::frames)
            .filter(topic -> !known.contains(topic))
            .map(topic -> new NewTopic(topic, 1, REPLICAS_OF_BROKER_DEFAULT).configs(settings))
            .toList();
    try {
      KafkaErrors.await(bootstrap, admin.createTopics(missing).all());
    } catch (ExecutionException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
    missing.forEach(topic -> awaitKnown(topic.name()));
  }

  /** Makes the topics of detections, events, audits and dead letters where they are missing. */
  public void createResults() {
    create(topics.detections(), RESULT_PARTITIONS, Map.of());
    create(topics.events(), RESULT_PARTITIONS, Map.of());
    create(topics.audits(), RESULT_PARTITIONS, Map.of());
    create(
        topics.deadLetters(),
        1,
        Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES)));
  }

  /** Makes the topic of plans where it is missing; it keeps the newest plan of each key. */
  public void createPlans() {
    create(
        topics.plans(),
        1,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES)));
  }

  /**
   * Fails unless the topic of a camera's frames exists and has exactly one partition.
   *
   * @throws UserException that names the topic and says what to do
   */
  public void requireFrames(CameraId camera) {
    String topic = topics.frames(camera);
    int partitions =
        describe(topic)
            .orElseThrow(
                () ->
                    new UserException(
                        "camera %s has no topic %s at %s; start `squint ingest --camera %s` first"
                            .formatted(camera, topic, bootstrap, camera)))
            .partitions()
            .size();
    if (partitions != 1) {
      throw new UserException(
          "topic %s has %d partitions; a camera's frames need exactly one to keep their order"
              .formatted(topic, partitions));
    }
  }

  /** What tells the frames topic of a camera, which exists, from any other, also of its name. */
  public String identity(CameraId camera) {
    String topic = topics.frames(camera);
    try {
      String cluster = KafkaErrors.await(bootstrap, admin.describeCluster().clusterId());
      return cluster + "/" + describe(topic).orElseThrow().topicId();
    } catch (ExecutionException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /**
   * Fails when the topic of a camera's frames, which exists, would soon delete frames captured at
   * {@code time}: Kafka tells a record's age by its timestamp.
   *
   * @param now the time now
   */
  public void requireKept(CameraId camera, Instant time, Instant now) {
    String topic = topics.frames(camera);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      Config settings =
          Objects.requireNonNull(
              KafkaErrors.await(bootstrap, admin.describeConfigs(List.of(resource)).all())
                  .get(resource));
      long kept = Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value());
      if (kept >= 0 && time.isBefore(now.minusMillis(kept))) {
        throw new UserException(
            "topic %s keeps frames for %s after their capture: those of %s would be deleted at once; raise its %s or start later"
                .formatted(topic, Duration.ofMillis(kept), time, TopicConfig.RETENTION_MS_CONFIG));
      }
    } catch (ExecutionException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** As {@link #requireFrames}, but a topic that is not there yet may come later. */
  public void requireFramesIfPresent(CameraId camera) {
    if (names().contains(topics.frames(camera))) {
      requireFrames(camera);
    }
  }

  /** The cameras whose frames topics exist, in alphabetical order. */
  public List<CameraId> cameras() {
    return names().stream()
        .flatMap(name -> topics.cameraOf(name).stream())
        .sorted((left, right) -> left.value().compareTo(right.value()))
        .toList();
  }

  /** Frames of {@code cameras}, whose topics exist, that a consumer group has not read. */
  public long unreadFrames(Collection<CameraId> cameras, String groupId) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (CameraId camera : cameras) {
      wanted.put(new TopicPartition(topics.frames(camera), 0), OffsetSpec.latest());
    }
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          KafkaErrors.await(
              bootstrap, admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
      long unread = 0;
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          KafkaErrors.await(bootstrap, admin.listOffsets(wanted).all()).entrySet()) {
        OffsetAndMetadata committed = read.get(end.getKey());
        unread += end.getValue().offset() - (committed == null ? 0 : committed.offset());
      }
      return unread;
    } catch (ExecutionException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Those of {@code wanted} that exist. */
  public List<String> existing(Stream<String> wanted) {
    Set<String> names = names();
    return wanted.filter(names::contains).toList();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private Set<String> names() {
    try {
      return KafkaErrors.await(bootstrap, admin.listTopics().names());
    } catch (ExecutionException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  private void create(String topic, int partitions, Map<String, String> settings) {
    NewTopic wanted = new NewTopic(topic, partitions, REPLICAS_OF_BROKER_DEFAULT).configs(settings);
    try {
      KafkaErrors.await(bootstrap, admin.createTopics(List.of(wanted)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw KafkaErrors.translate(bootstrap, e);
      }
    }
    awaitKnown(topic);
  }

  /** A topic that was made is not known to every part of the broker at once. */
  private void awaitKnown(String topic) {
    long deadline = System.nanoTime() + KafkaErrors.PATIENCE.toNanos();
    while (describe(topic).isEmpty()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new UserException(
            "topic %s was made at %s, and is still not known there after %d s"
                .formatted(topic, bootstrap, KafkaErrors.PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private Optional<TopicDescription> describe(String topic) {
    try {
      return Optional.ofNullable(
          KafkaErrors.await(bootstrap, admin.describeTopics(List.of(topic)).allTopicNames())
              .get(topic));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw KafkaErrors.translate(bootstrap, e);
    }
  }
}
