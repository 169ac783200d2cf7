package dev.squint.jobs.local;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.CameraId;
import dev.squint.core.json.Json;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.query.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Counts the committed answers of this run as they come. Owns its connections until {@link
 * #close()}; {@link #read} belongs to one thread, the counts to any.
 */
final class AnswerCounter implements AutoCloseable {
  private final TopicReader detections;
  private final TopicReader events;
  private final TopicReader deadLetters;
  private final Consumer<DetectionRecord> listener;

  private final Map<String, Long> doneByCamera = new HashMap<>();
  private final Map<DecidedBy, Long> byStage = new EnumMap<>(DecidedBy.class);
  private long answered;
  private long started;
  private long refused;

  /**
   * A counter of what is committed from now on.
   *
   * @param listener told each detection
   */
  AnswerCounter(String bootstrap, Topics topics, Consumer<DetectionRecord> listener) {
    this.listener = listener;
    detections = new TopicReader(bootstrap, topics.detections());
    events = new TopicReader(bootstrap, topics.events());
    deadLetters = new TopicReader(bootstrap, topics.deadLetters());
    detections.seekToEnd();
    events.seekToEnd();
    deadLetters.seekToEnd();
  }

  /** Takes what was committed since the last time. */
  void read() {
    detections.readToEnd(() -> false, this::onDetection);
    events.readToEnd(() -> false, this::onEvent);
    deadLetters.readToEnd(() -> false, this::onDeadLetter);
  }

  /** Frames of {@code camera} that are answered or dead letters. */
  synchronized long done(CameraId camera) {
    return doneByCamera.getOrDefault(camera.value(), 0L);
  }

  /** The counts now, with what is known of the sources. */
  synchronized LocalStatus status(long sent, int sending) {
    return new LocalStatus(sent, answered, byStage, started, refused, sending);
  }

  @Override
  public void close() {
    detections.close();
    events.close();
    deadLetters.close();
  }

  private synchronized void onDetection(ConsumerRecord<byte[], byte[]> message) {
    DetectionRecord detection = parse(message.value(), DetectionRecord.class);
    answered++;
    doneByCamera.merge(detection.camera(), 1L, Long::sum);
    byStage.merge(detection.verdicts().get(0).decidedBy(), 1L, Long::sum);
    listener.accept(detection);
  }

  private synchronized void onEvent(ConsumerRecord<byte[], byte[]> message) {
    if (parse(message.value(), EventRecord.class).type() == EventRecord.Type.START) {
      started++;
    }
  }

  private synchronized void onDeadLetter(ConsumerRecord<byte[], byte[]> message) {
    refused++;
    if (message.key() != null) {
      doneByCamera.merge(new String(message.key(), StandardCharsets.UTF_8), 1L, Long::sum);
    }
  }

  private static <T> T parse(byte[] json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of this run cannot be read", e);
    }
  }
}
