package dev.squint.jobs.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.plan.Plans;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An hour of cameras in Kafka as ingest and a job would have left it there, a frame each ten
 * seconds.
 *
 * <p>Each fifth frame is decided by a model, each tenth by the reference model; the others equal
 * the one before. A person is at the gate in frames {@value #FIRST_FROM} to {@value #FIRST_TO} and
 * from {@value #SECOND_FROM} on.
 */
final class PublishedHour implements AutoCloseable {
  static final int FRAMES = 360;
  static final int FIRST_FROM = 100;
  static final int FIRST_TO = 164;
  static final int SECOND_FROM = 350;
  static final long BETWEEN_FRAMES_MILLIS = 10_000;

  static final String QUERY = "person@gate";
  static final double LOWER = 0.1;
  static final double UPPER = 0.9;

  private static final int BY_MODEL = 5;
  private static final int BY_REFERENCE = 10;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  private final Topics topics;
  private final Instant start;
  private final PlanBundle plan = Plans.everything();
  private final ObjectMapper json = new ObjectMapper();
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param newest capture time of the hour's last frame
   */
  PublishedHour(String bootstrap, Topics topics, Instant newest) {
    this.topics = topics;
    this.start = newest.minusMillis((FRAMES - 1) * BETWEEN_FRAMES_MILLIS);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Makes the topics of cameras and of their results. */
  static void makeTopics(String bootstrap, Topics topics, List<String> cameras) throws Exception {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics);
        Admin kafka = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createResults();
      cameras.forEach(camera -> admin.createFrames(new CameraId(camera), Optional.empty()));
      kafka.createTopics(List.of(new NewTopic(topics.plans(), 1, (short) 1))).all().get();
    }
  }

  /** Whether the person is at the gate. */
  static boolean isPresent(long frame) {
    return (frame >= FIRST_FROM && frame <= FIRST_TO) || frame >= SECOND_FROM;
  }

  Instant capturedAt(long frame) {
    return start.plusMillis(frame * BETWEEN_FRAMES_MILLIS);
  }

  String planId() {
    return plan.id();
  }

  /** The plan, all frames with their answers, and the events, one of them still open. */
  void publishHour(String camera) {
    send(topics.plans(), camera, PlanBundles.write(plan));
    for (long frame = 0; frame < FRAMES; frame++) {
      publishFrame(camera, frame);
    }
    publishEvent(camera, FIRST_FROM, FIRST_TO);
    publishEvent(camera, SECOND_FROM, -1);
    producer.flush();
  }

  /** One frame and its answer. */
  void publishFrame(String camera, long frame) {
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(
                topics.frames(new CameraId(camera)),
                null,
                capturedAt(frame).toEpochMilli(),
                camera.getBytes(StandardCharsets.UTF_8),
                picture(frame)));
    send(topics.detections(), camera, bytes(detection(camera, frame)));
  }

  /**
   * @param end last frame; -1 of an open event
   */
  void publishEvent(String camera, long start, long end) {
    ObjectNode event = json.createObjectNode();
    event.put("schema", 1).put("id", "%s/%s/%d".formatted(camera, QUERY, start));
    event.put("type", "start").put("camera", camera).put("query", QUERY).put("plan", plan.id());
    event.set("start", moment(start));
    send(topics.events(), camera, bytes(event));
    if (end >= 0) {
      event.put("type", "end").set("end", moment(end));
      send(topics.events(), camera, bytes(event));
    }
  }

  void publishDeadLetter(String camera, long offset, String reason, String message) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topics.deadLetters(), camera.getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    Map.of(
            FrameHeaders.DEAD_LETTER_REASON,
            reason,
            FrameHeaders.DEAD_LETTER_MESSAGE,
            message,
            FrameHeaders.DEAD_LETTER_TOPIC,
            "frames." + camera,
            FrameHeaders.DEAD_LETTER_PARTITION,
            "0",
            FrameHeaders.DEAD_LETTER_OFFSET,
            Long.toString(offset))
        .forEach(
            (name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Future<?> unused = producer.send(letter);
    producer.flush();
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private ObjectNode detection(String camera, long frame) {
    boolean isCopy = frame % BY_MODEL != 0;
    boolean isReference = frame % BY_REFERENCE == 0;
    long answered = frame - frame % BY_MODEL;
    String decidedBy =
        isCopy ? "DIFFERENCE_DETECTOR" : isReference ? "REFERENCE_MODEL" : "SPECIALIZED_MODEL";
    ObjectNode detection = json.createObjectNode();
    detection.put("schema", 1).put("camera", camera).put("frame", frame);
    detection.put("capturedAt", capturedAt(frame).toString()).put("plan", plan.id());
    ArrayNode verdicts = detection.putArray("verdicts");
    verdicts.add(verdict(QUERY, isPresent(answered), decidedBy));
    verdicts.add(verdict("car", false, decidedBy));
    if (isReference) {
      detection.set("objects", objects(frame));
    }
    detection.set("evidence", evidence(frame, isCopy, isReference));
    String now = capturedAt(frame).plusMillis(80).toString();
    detection.putObject("timing").put("ingestedAt", now).put("emittedAt", now);
    return detection;
  }

  private ObjectNode verdict(String query, boolean isPresent, String decidedBy) {
    return json.createObjectNode()
        .put("query", query)
        .put("present", isPresent)
        .put("score", isPresent ? 0.97 : 0.02)
        .put("decidedBy", decidedBy);
  }

  private ArrayNode objects(long frame) {
    ArrayNode objects = json.createArrayNode();
    if (isPresent(frame)) {
      ObjectNode person = objects.addObject().put("class", "person").put("score", 0.97);
      person.putObject("box").put("x", 60).put("y", 60).put("width", 40).put("height", 90);
    }
    return objects;
  }

  private ObjectNode evidence(long frame, boolean isCopy, boolean isReference) {
    ObjectNode evidence = json.createObjectNode();
    evidence.put("difference", isCopy ? 0.002 : 0.03).put("differenceThreshold", 0.01);
    if (isCopy) {
      evidence.put("sameAs", frame - frame % BY_MODEL);
      return evidence;
    }
    evidence.putNull("sameAs");
    ArrayNode specialized = evidence.putArray("specialized");
    for (String query : List.of(QUERY, "car")) {
      boolean isThere = query.equals(QUERY) && isPresent(frame);
      double score = isReference ? 0.5 : isThere ? 0.97 : 0.02;
      specialized
          .addObject()
          .put("query", query)
          .put("score", score)
          .put("lower", LOWER)
          .put("upper", UPPER);
    }
    return evidence;
  }

  private ObjectNode moment(long frame) {
    return json.createObjectNode()
        .put("frame", frame)
        .put("capturedAt", capturedAt(frame).toString());
  }

  private void send(String topic, String camera, byte[] value) {
    Future<?> unused =
        producer.send(new ProducerRecord<>(topic, camera.getBytes(StandardCharsets.UTF_8), value));
  }

  private byte[] bytes(ObjectNode record) {
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A picture that says its number. */
  private static byte[] picture(long frame) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(90, 100, 110));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.WHITE);
    graphics.drawString("frame " + frame, 10, 20);
    if (isPresent(frame)) {
      graphics.fillRect(60, 60, 40, 90);
    }
    graphics.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
