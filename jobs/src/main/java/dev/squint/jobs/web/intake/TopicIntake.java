package dev.squint.jobs.web.intake;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.jobs.web.site.ReadingState;
import dev.squint.jobs.web.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows Squint's topics of answers and puts what they say into the site, beginning an hour back.
 * Topics that appear later are joined. A broker that goes away is waited for.
 *
 * <p>Owns a thread and a connection until {@link #close()}. Belongs to no consumer group.
 */
public final class TopicIntake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicIntake.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration BETWEEN_ENDS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LISTS = Duration.ofSeconds(5);
  private static final Duration CALL_PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_RECORDS = 2_000;
  private static final int RECONNECT_MILLIS = 10_000; // each try logs a warning
  private static final int FETCH_BYTES = 2 * FrameRecordLimits.MAX_RECORD_BYTES;

  private final String bootstrap;
  private final Topics topics;
  private final Site site;
  private final Clock clock;
  private final RecordIntake records;
  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread;

  private final Map<TopicPartition, Long> catchUpTo = new HashMap<>();
  private final Set<TopicPartition> assigned = new HashSet<>();
  private List<CameraId> cameras = List.of();
  private long listedAt;
  private long endsAt;
  private volatile boolean stopping;

  private TopicIntake(String bootstrap, Topics topics, Site site, Clock clock) {
    this.bootstrap = bootstrap;
    this.topics = topics;
    this.site = site;
    this.clock = clock;
    records = new RecordIntake(topics, site);
    consumer =
        new KafkaConsumer<>(
            properties(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread = new Thread(this::run, "squint-web-intake");
    thread.setDaemon(true);
  }

  /** Starts to follow the topics at {@code bootstrap}. */
  public static TopicIntake start(String bootstrap, Topics topics, Site site, Clock clock) {
    TopicIntake intake = new TopicIntake(bootstrap, topics, site, clock);
    intake.thread.start();
    return intake;
  }

  private static Properties properties(String bootstrap) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(CALL_PATIENCE.toMillis()));
    properties.put(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(CALL_PATIENCE.toMillis()));
    return properties;
  }

  private void run() {
    try (consumer) {
      while (!stopping) {
        step();
      }
    } catch (WakeupException | InterruptException e) {
      if (!stopping) {
        failed(e);
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void failed(RuntimeException failure) {
    LOG.error("the web page's reading of the topics has ended", failure);
    site.reading(ReadingState.unreachable("reading the topics has failed: " + failure));
  }

  private void step() {
    try {
      look();
      if (assigned.isEmpty()) {
        LockSupport.parkNanos(POLL.toNanos());
      } else {
        consumer.poll(POLL).forEach(records::accept);
      }
      judge();
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("reading the topics failed and is tried again", e);
      site.reading(
          ReadingState.unreachable(
              "Kafka at %s does not answer: %s".formatted(bootstrap, e.getMessage())));
    }
  }

  /** Asks now and then which topics there are and where the frames end. */
  private void look() {
    long now = System.nanoTime();
    if (listedAt == 0 || now - listedAt >= BETWEEN_LISTS.toNanos()) {
      Map<String, List<PartitionInfo>> listed = consumer.listTopics();
      cameras = listed.keySet().stream().flatMap(name -> topics.cameraOf(name).stream()).toList();
      cameras.forEach(camera -> site.know(camera.value()));
      join(listed);
      listedAt = now;
    }
    if (endsAt == 0 || now - endsAt >= BETWEEN_ENDS.toNanos()) {
      List<TopicPartition> frames =
          cameras.stream().map(camera -> new TopicPartition(topics.frames(camera), 0)).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(frames);
      for (CameraId camera : cameras) {
        Long end = ends.get(new TopicPartition(topics.frames(camera), 0));
        if (end != null) {
          site.framesEnd(camera.value(), end);
        }
      }
      endsAt = now;
    }
  }

  private void join(Map<String, List<PartitionInfo>> listed) {
    List<TopicPartition> fresh = new ArrayList<>();
    for (String topic :
        List.of(
            topics.plans(),
            topics.detections(),
            topics.events(),
            topics.deadLetters(),
            topics.audits())) {
      for (PartitionInfo info : listed.getOrDefault(topic, List.of())) {
        TopicPartition partition = new TopicPartition(topic, info.partition());
        if (!assigned.contains(partition)) {
          fresh.add(partition);
        }
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    List<TopicPartition> timed =
        fresh.stream().filter(partition -> !partition.topic().equals(topics.plans())).toList();
    Map<TopicPartition, Long> starts =
        StartOffsets.before(consumer, bootstrap, timed, Site.KEPT, clock.millis());
    Map<TopicPartition, Long> ends = consumer.endOffsets(fresh);
    assigned.addAll(fresh);
    consumer.assign(assigned);
    for (TopicPartition partition : fresh) {
      consumer.seek(partition, starts.getOrDefault(partition, 0L));
    }
    catchUpTo.putAll(ends);
  }

  /** Says whether all that was there at the beginning is read. */
  private void judge() {
    catchUpTo.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    site.reading(catchUpTo.isEmpty() ? ReadingState.live() : ReadingState.catchingUp());
  }

  @Override
  public void close() {
    stopping = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
