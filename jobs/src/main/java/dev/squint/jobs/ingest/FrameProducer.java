package dev.squint.jobs.ingest;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.jobs.kafka.KafkaErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one camera's frames to its topic, in order and without duplicates.
 *
 * <p>Sends in the background; what failed there is thrown by the next call. Owns its connection
 * until {@link #close()}, which waits for what is on its way. One thread at a time.
 */
public final class FrameProducer implements AutoCloseable {
  private static final int BATCH_BYTES = 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024 * 1024;
  private static final int LINGER_MILLIS = 5;
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);

  private final String bootstrap;
  private final String topic;
  private final byte[] key;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** A producer for the topic of {@code camera}, which exists. */
  public FrameProducer(String bootstrap, Topics topics, CameraId camera) {
    this.bootstrap = bootstrap;
    topic = topics.frames(camera);
    key = camera.value().getBytes(StandardCharsets.UTF_8);
    producer =
        new KafkaProducer<>(
            properties(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Properties properties(String bootstrap) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, FrameRecordLimits.MAX_RECORD_BYTES);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    properties.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
    properties.put(
        ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
    return properties;
  }

  /** Sends a frame; waits while the buffer is full. */
  public void send(EncodedFrame frame) throws InterruptedException {
    throwFailure();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, 0, frame.capturedAtMillis(), key, frame.jpeg());
    message.headers().add(FrameHeaders.PREVIEW, frame.preview());
    if (frame.luma().length > 0) {
      message.headers().add(FrameHeaders.PREVIEW_LUMA, frame.luma());
    }
    message
        .headers()
        .add(
            FrameHeaders.SEQUENCE,
            Long.toString(frame.sequence()).getBytes(StandardCharsets.US_ASCII));
    try {
      Future<RecordMetadata> unused =
          producer.send(
              message,
              (metadata, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  /** Waits until all frames are written. */
  public void flush() throws InterruptedException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw interrupted(e);
    }
    throwFailure();
  }

  @Override
  public void close() {
    producer.close(DELIVERY_TIMEOUT);
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw KafkaErrors.translate(bootstrap, problem);
    }
  }

  private static InterruptedException interrupted(InterruptException cause) {
    Thread.interrupted(); // Kafka sets the flag again; the exception says it
    InterruptedException interrupted = new InterruptedException("interrupted while sending");
    interrupted.initCause(cause);
    return interrupted;
  }
}
