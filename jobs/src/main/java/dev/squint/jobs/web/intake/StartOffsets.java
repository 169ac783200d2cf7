package dev.squint.jobs.web.intake;

import dev.squint.jobs.kafka.KafkaErrors;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where to begin in a topic so as to read back the last hour of its records' own time, which may be
 * long ago: records carry capture times.
 */
final class StartOffsets {
  /** Most records that are read back, whatever their times. */
  private static final long MAX_RECORDS = 600_000;

  private static final Duration FUTURE_TOLERATED = Duration.ofMinutes(5);

  private StartOffsets() {}

  /** The first offset to read in each partition. */
  static Map<TopicPartition, Long> before(
      Consumer<byte[], byte[]> consumer,
      String bootstrap,
      Collection<TopicPartition> partitions,
      Duration kept,
      long nowMillis) {
    Map<TopicPartition, Long> newest = newestTimes(bootstrap, partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long latest = newest.getOrDefault(partition, nowMillis);
      // A camera's clock that runs ahead must not hide what the others took.
      long until = Math.min(latest, nowMillis + FUTURE_TOLERATED.toMillis());
      times.put(partition, Math.max(0, until - kept.toMillis()));
    }
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      OffsetAndTimestamp first = found.get(partition);
      long start = first == null ? end : first.offset();
      long bounded = Math.max(start, end - MAX_RECORDS);
      starts.put(partition, Math.max(bounded, begins.getOrDefault(partition, 0L)));
    }
    return starts;
  }

  /** The newest time in each partition that holds a record. */
  private static Map<TopicPartition, Long> newestTimes(
      String bootstrap, Collection<TopicPartition> partitions) {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    int patience = Math.toIntExact(KafkaErrors.PATIENCE.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream()
            .collect(Collectors.toMap(partition -> partition, unused -> OffsetSpec.maxTimestamp()));
    try (Admin admin = Admin.create(properties)) {
      Map<TopicPartition, Long> times = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get(KafkaErrors.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .forEach((partition, newest) -> put(times, partition, newest));
      return times;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the newest times of the topics are not known", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  private static void put(
      Map<TopicPartition, Long> times, TopicPartition partition, ListOffsetsResultInfo newest) {
    if (newest.timestamp() >= 0) {
      times.put(partition, newest.timestamp());
    }
  }
}
