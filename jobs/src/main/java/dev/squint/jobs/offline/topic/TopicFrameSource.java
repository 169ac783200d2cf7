package dev.squint.jobs.offline.topic;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.jobs.kafka.KafkaErrors;
import dev.squint.video.source.FramePicture;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SentFrame;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A frame source that reads a range of a camera's topic.
 *
 * <p>Records that are no readable image are left out and counted, as a job leaves them to the dead
 * letters. All frames have the size of the first. Owns its connection; one thread, also to close.
 */
final class TopicFrameSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFrameSource.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicFootage footage;
  private final FrameDecoder decoder;
  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;
  private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private Optional<SourceFrame> ahead = Optional.empty();
  private int width;
  private int height;
  private long unreadable;
  private boolean closed;

  private TopicFrameSource(TopicFootage footage, long firstOffset, FrameDecoder decoder) {
    this.footage = footage;
    this.decoder = decoder;
    partition = new TopicPartition(footage.topic(), 0);
    consumer = TopicConsumers.open(footage.bootstrap());
    consumer.assign(List.of(partition));
    consumer.seek(partition, firstOffset);
  }

  /** Opens the topic at {@code firstOffset}; reads on to the first frame, which tells the size. */
  static TopicFrameSource open(TopicFootage footage, long firstOffset, FrameDecoder decoder)
      throws VideoReadException, InterruptedException {
    TopicFrameSource source = new TopicFrameSource(footage, firstOffset, decoder);
    boolean opened = false;
    try {
      source.ahead = source.read();
      opened = true;
      return source;
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  @Override
  public Optional<SourceFrame> next() throws VideoReadException, InterruptedException {
    if (closed) {
      return Optional.empty();
    }
    if (ahead.isPresent()) {
      Optional<SourceFrame> frame = ahead;
      ahead = Optional.empty();
      return frame;
    }
    return read();
  }

  private Optional<SourceFrame> read() throws VideoReadException, InterruptedException {
    while (true) {
      ConsumerRecord<byte[], byte[]> message = poll();
      if (message == null) {
        return Optional.empty();
      }
      byte @Nullable [] bytes = message.value();
      try {
        return Optional.of(frame(message, bytes == null ? new byte[0] : bytes));
      } catch (UnreadableFrameException e) {
        leaveOut(message, e);
      }
    }
  }

  /** The next record of the range; null at its end. */
  private @Nullable ConsumerRecord<byte[], byte[]> poll()
      throws VideoReadException, InterruptedException {
    long deadline = System.nanoTime() + KafkaErrors.PATIENCE.toNanos();
    try {
      while (fetched.isEmpty()) {
        if (consumer.position(partition) >= footage.frames().end()) {
          return null;
        }
        consumer.poll(POLL).forEach(fetched::add);
        if (fetched.isEmpty() && System.nanoTime() > deadline) {
          throw new VideoReadException(
              "topic %s: %s sent no frame from offset %d on within %d s"
                  .formatted(
                      footage.topic(),
                      footage.bootstrap(),
                      consumer.position(partition),
                      KafkaErrors.PATIENCE.toSeconds()));
        }
      }
    } catch (InterruptException e) {
      Thread.interrupted(); // Kafka sets the flag again; the exception says it
      throw new InterruptedException("interrupted while reading " + footage.topic());
    } catch (OffsetOutOfRangeException e) {
      throw new VideoReadException(
          "topic %s: frames of the range were deleted by its retention while they were read"
              .formatted(footage.topic()),
          e);
    } catch (KafkaException e) {
      throw KafkaErrors.translate(footage.bootstrap(), e);
    }
    ConsumerRecord<byte[], byte[]> next = fetched.removeFirst();
    return next.offset() >= footage.frames().end() ? null : next;
  }

  private SourceFrame frame(ConsumerRecord<byte[], byte[]> message, byte[] bytes)
      throws UnreadableFrameException, VideoReadException {
    EncodedImage unused = EncodedImage.inspect(bytes);
    Image image = decoder.decode(bytes);
    if (width == 0) {
      width = image.width();
      height = image.height();
    }
    if (image.width() != width || image.height() != height) {
      throw new VideoReadException(
          "topic %s: frame %d has %dx%d pixels, those before have %dx%d; choose frames of one size with --from and --to"
              .formatted(
                  footage.topic(), message.offset(), image.width(), image.height(), width, height));
    }
    return new SourceFrame(
        FramePicture.of(image),
        message.offset(),
        TimeUnit.MILLISECONDS.toMicros(message.timestamp()),
        Optional.of(
            new SentFrame(
                bytes,
                header(message, FrameHeaders.PREVIEW),
                header(message, FrameHeaders.PREVIEW_LUMA))));
  }

  private static byte[] header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null || header.value() == null ? new byte[0] : header.value();
  }

  private void leaveOut(ConsumerRecord<byte[], byte[]> message, UnreadableFrameException why) {
    if (unreadable == 0) {
      LOG.warn(
          "Topic {}: the record at offset {} is left out: {}",
          footage.topic(),
          message.offset(),
          why.getMessage());
    }
    unreadable++;
  }

  @Override
  public double framesPerSecond() {
    return footage.framesPerSecond();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public String describe() {
    return "topic %s, offsets %d to %d: %dx%d"
        .formatted(
            footage.topic(), footage.frames().start(), footage.frames().end() - 1, width, height);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (unreadable > 1) {
      LOG.warn(
          "Topic {}: {} records that are no readable image were left out",
          footage.topic(),
          unreadable);
    }
    consumer.close();
  }
}
