package dev.squint.jobs.workflow;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.ingest.FrameDeserializer;
import dev.squint.operators.sink.OutputRecordSerializer;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The source of frames and the sink of records, set for frames of the largest size. */
public final class KafkaEndpoints {
  private static final Duration DISCOVERY_INTERVAL = Duration.ofSeconds(10);

  /** Most of one fetch: what is fetched waits in memory, and in two batches handed over. */
  public static final int FETCH_BYTES = 32 << 20;

  // Below the broker's default maximum of 15 minutes, above any pause a job recovers from by
  // itself.
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(14);

  private static final int LINGER_MILLIS = 5;
  private static final int BATCH_BYTES = 128 << 10;

  private static final String ANY_CAMERA = "[a-z0-9][a-z0-9-]*";

  private KafkaEndpoints() {}

  /** The frames of the job's cameras. */
  public static KafkaSource<RawFrame> frames(KafkaJob job, Topics topics) {
    KafkaSourceBuilder<RawFrame> builder =
        KafkaSource.<RawFrame>builder()
            .setBootstrapServers(job.bootstrap())
            .setGroupId(job.groupId())
            .setClientIdPrefix(job.groupId())
            .setTopicPattern(framesPattern(job, topics))
            .setStartingOffsets(job.start().initializer())
            .setDeserializer(new FrameDeserializer(topics))
            .setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                Long.toString(DISCOVERY_INTERVAL.toMillis()))
            .setProperty(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES))
            .setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(FETCH_BYTES));
    if (job.bounded()) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return builder.build();
  }

  /** The sink of all of the job's records. */
  public static KafkaSink<OutputRecord> records(KafkaJob job, Topics topics) {
    KafkaSinkBuilder<OutputRecord> builder =
        KafkaSink.<OutputRecord>builder()
            .setBootstrapServers(job.bootstrap())
            .setRecordSerializer(new OutputRecordSerializer(topics))
            .setProperty(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES))
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(LINGER_MILLIS))
            .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    if (!job.exactlyOnce()) {
      return builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
    }
    return builder
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(job.transactionalIdPrefix())
        // A new name a checkpoint would stay in the broker's memory for days.
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            Long.toString(TRANSACTION_TIMEOUT.toMillis()))
        .build();
  }

  /** The topics to read: a pattern even for named cameras, whose topics may appear later. */
  static Pattern framesPattern(KafkaJob job, Topics topics) {
    if (!job.cameras().isEmpty()) {
      return Pattern.compile(
          job.cameras().stream()
              .map(camera -> Pattern.quote(topics.frames(camera)))
              .collect(Collectors.joining("|")));
    }
    String ofOneLetter = topics.frames(new CameraId("c"));
    String beforeCamera = ofOneLetter.substring(0, ofOneLetter.length() - 1);
    return Pattern.compile(Pattern.quote(beforeCamera) + ANY_CAMERA);
  }
}
