package dev.squint.jobs.offline.topic;

import dev.squint.jobs.kafka.KafkaErrors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Finds offsets by capture time. Owns its connection; one thread. */
final class TopicOffsets implements AutoCloseable {
  /** Long enough for the rate of frames to show, short enough to find it in a new topic. */
  private static final long RATE_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private static final long RATE_MILLIS_SHORT = TimeUnit.SECONDS.toMillis(2);

  private final String bootstrap;
  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;

  TopicOffsets(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    partition = new TopicPartition(topic, 0);
    consumer = TopicConsumers.open(bootstrap);
  }

  /**
   * Offsets of a range of frames.
   *
   * @param end offset after the last
   * @param framesPerSecond NaN when unknown
   */
  record Range(long start, long end, double framesPerSecond) {}

  /** The frames captured between two times, both included. */
  Range range(Optional<Instant> from, Optional<Instant> to) {
    try {
      long newest = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      Optional<OffsetAndTimestamp> first = at(from.map(Instant::toEpochMilli).orElse(0L));
      long start = first.map(OffsetAndTimestamp::offset).orElse(newest);
      long end =
          to.flatMap(time -> at(time.toEpochMilli() + 1))
              .map(OffsetAndTimestamp::offset)
              .orElse(newest);
      return new Range(start, end, first.map(this::rate).orElse(Double.NaN));
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  private double rate(OffsetAndTimestamp first) {
    return at(first.timestamp() + RATE_MILLIS)
        .or(() -> at(first.timestamp() + RATE_MILLIS_SHORT))
        .map(
            later ->
                (later.offset() - first.offset())
                    * (double) TimeUnit.SECONDS.toMillis(1)
                    / (later.timestamp() - first.timestamp()))
        .orElse(Double.NaN);
  }

  private Optional<OffsetAndTimestamp> at(long millis) {
    return Optional.ofNullable(consumer.offsetsForTimes(Map.of(partition, millis)).get(partition));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
