package dev.squint.jobs.web.fetch;

import dev.squint.core.json.Json;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.intake.DetectionMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the reference model found in a frame out of the topic {@code detections}, which the
 * history does not keep. Thread-safe.
 */
public final class DetectionFetcher {
  private final RecordFetcher records;
  private final Topics topics;

  public DetectionFetcher(RecordFetcher records, Topics topics) {
    this.records = records;
    this.topics = topics;
  }

  /**
   * The objects in a frame; empty when the reference model did not look at it, or when its
   * detection is no longer there.
   */
  public Optional<List<DetectedObject>> objects(AnsweredFrame frame) {
    TopicPartition partition = new TopicPartition(topics.detections(), frame.source().partition());
    try {
      ConsumerRecord<byte[], byte[]> record = records.fetch(partition, frame.source().offset());
      DetectionMessage detection = Json.mapper().readValue(record.value(), DetectionMessage.class);
      return detection.frame() == frame.frame()
          ? Optional.ofNullable(detection.objects())
          : Optional.empty();
    } catch (MissingRecordException | IOException e) {
      return Optional.empty(); // what is gone cannot be shown; the rest of the answer can
    }
  }
}
