package dev.squint.jobs.endtoend;

import dev.squint.core.json.Json;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.query.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is committed on the topics of answers. */
record Answers(
    List<DetectionRecord> detections,
    List<EventRecord> events,
    List<ConsumerRecord<byte[], byte[]>> deadLetters) {

  static Answers read(String bootstrap, Topics topics) {
    return new Answers(
        parsed(bootstrap, topics.detections(), DetectionRecord.class),
        parsed(bootstrap, topics.events(), EventRecord.class),
        records(bootstrap, topics.deadLetters()));
  }

  /** A camera's detections as they lie on the topic. */
  List<DetectionRecord> of(String camera) {
    return detections.stream().filter(detection -> detection.camera().equals(camera)).toList();
  }

  /** The numbers of a camera's frames as they lie on the topic. */
  List<Long> framesOf(String camera) {
    return of(camera).stream().map(DetectionRecord::frame).toList();
  }

  /** A camera's events as they lie on the topic. */
  List<EventRecord> eventsOf(String camera) {
    return events.stream().filter(event -> event.camera().equals(camera)).toList();
  }

  static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static <T> List<T> parsed(String bootstrap, String topic, Class<T> type) {
    return records(bootstrap, topic).stream().map(record -> parse(record.value(), type)).toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String bootstrap, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(bootstrap, topic)) {
      reader.readToEnd(() -> false, records::add);
    }
    return records;
  }

  private static <T> T parse(byte[] json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
