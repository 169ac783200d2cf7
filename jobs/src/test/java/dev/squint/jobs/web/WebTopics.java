package dev.squint.jobs.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.Image;
import dev.squint.core.json.Json;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.AuditRecord.Verdict;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.video.encode.JpegFrameEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes frames and answers to the topics as a job would, for tests of the web page. */
public final class WebTopics implements AutoCloseable {
  public static final int WIDTH = 640;
  public static final int HEIGHT = 360;
  public static final long FRAME_MILLIS = 100;

  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final JpegFrameEncoder encoder = new JpegFrameEncoder();
  private final Instant start;

  /**
   * Writes to the broker at {@code bootstrap}.
   *
   * @param start capture time of frame 0
   */
  public WebTopics(String bootstrap, Topics topics, Instant start) {
    this.topics = topics;
    this.start = start;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createResults();
    }
  }

  /** The capture time of a frame, ten a second. */
  public Instant at(long frame) {
    return start.plusMillis(frame * FRAME_MILLIS);
  }

  public void makeFrames(String bootstrap, String camera) {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createFrames(new CameraId(camera), Optional.empty());
    }
  }

  /** A frame: grey, with a white square in its middle, and a preview an eighth of its size. */
  public void frame(String camera, long number) {
    byte[] pixels = new byte[WIDTH * HEIGHT * Image.COLOUR];
    Arrays.fill(pixels, (byte) 90);
    for (int row = 140; row < 220; row++) {
      int left = (row * WIDTH + 280) * Image.COLOUR;
      Arrays.fill(pixels, left, left + 80 * Image.COLOUR, (byte) 255);
    }
    Image image = new Image(WIDTH, HEIGHT, Image.COLOUR, pixels);
    ProducerRecord<byte[], byte[]> message =
        record(topics.frames(new CameraId(camera)), camera, number, encoder.encode(image));
    message.headers().add(FrameHeaders.PREVIEW, encoder.encodePreview(image, 8));
    Future<?> unused = producer.send(message);
  }

  /** A detection; {@link Detection} says of what. */
  public void detection(Detection detection) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("schema", 1);
    json.put("camera", detection.camera);
    json.put("frame", detection.frame);
    json.put("capturedAt", at(detection.frame).toString());
    json.put("plan", detection.plan);
    ObjectNode verdict = json.putArray("verdicts").addObject();
    verdict.put("query", "person");
    verdict.put("present", detection.present);
    verdict.put("score", detection.score);
    verdict.put("decidedBy", detection.decidedBy);
    if (detection.decidedBy.equals("REFERENCE_MODEL")) {
      objects(json.putArray("objects"), detection.present);
    }
    ObjectNode evidence = json.putObject("evidence");
    evidence.put("difference", detection.difference);
    evidence.put("differenceThreshold", 0.001);
    evidence.put("sameAs", detection.sameAs);
    json.put("unknownToThisVersion", true);
    ObjectNode timing = json.putObject("timing");
    timing.put("ingestedAt", at(detection.frame).plusMillis(20).toString());
    timing.put("emittedAt", at(detection.frame).plusMillis(80).toString());
    send(topics.detections(), detection.camera, detection.frame, json.toString());
  }

  private static void objects(ArrayNode objects, boolean present) {
    if (present) {
      ObjectNode object = objects.addObject();
      object.put("class", "person");
      object.put("score", 0.91);
      ObjectNode box = object.putObject("box");
      box.put("x", 280).put("y", 140).put("width", 80).put("height", 80);
    }
  }

  /** The start of an event, and its end when there is one. */
  public void event(String camera, long first, Optional<Long> last) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("schema", 1);
    json.put("id", camera + "/person/" + first);
    json.put("type", last.isPresent() ? "end" : "start");
    json.put("camera", camera);
    json.put("query", "person");
    json.put("plan", "plan-1");
    json.putObject("start").put("frame", first).put("capturedAt", at(first).toString());
    if (last.isPresent()) {
      json.putObject("end").put("frame", last.get()).put("capturedAt", at(last.get()).toString());
    }
    send(topics.events(), camera, last.orElse(first), json.toString());
  }

  public void deadLetter(String camera, long frame, String reason) {
    ProducerRecord<byte[], byte[]> message =
        record(topics.deadLetters(), camera, frame, new byte[100]);
    header(message, FrameHeaders.DEAD_LETTER_REASON, reason);
    header(message, FrameHeaders.DEAD_LETTER_MESSAGE, "the JPEG ends after 100 bytes");
    header(message, FrameHeaders.DEAD_LETTER_TOPIC, "frames." + camera);
    header(message, FrameHeaders.DEAD_LETTER_PARTITION, "0");
    header(message, FrameHeaders.DEAD_LETTER_OFFSET, Long.toString(frame));
    Future<?> unused = producer.send(message);
  }

  /** Publishes a plan; its id is returned. */
  public String plan(String camera, Plan plan) {
    PlanBundle bundle = PlanBundle.of(plan);
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(topics.plans(), bytes(camera), PlanBundles.write(bundle)));
    return bundle.id();
  }

  public void audit(String camera, long frame, boolean answered, boolean reference) {
    Verdict verdict =
        new Verdict("person", answered, 0.1f, DecidedBy.SPECIALIZED_MODEL, reference, 0.9f);
    AuditRecord audit =
        new AuditRecord(
            AuditRecord.SCHEMA,
            camera + "/" + frame,
            camera,
            frame,
            at(frame),
            "p",
            0.01,
            List.of(verdict));
    ObjectNode json = Json.mapper().valueToTree(audit);
    json.put("unknownToThisVersion", true);
    send(topics.audits(), camera, frame, json.toString());
  }

  /** Something else than JSON among the detections. */
  public void rubbish() {
    Future<?> unused =
        producer.send(record(topics.detections(), "lobby", 0, bytes("{\"camera\":")));
  }

  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String topic, String camera, long frame, String json) {
    Future<?> unused = producer.send(record(topic, camera, frame, bytes(json)));
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, String camera, long frame, byte[] value) {
    return new ProducerRecord<>(topic, null, at(frame).toEpochMilli(), bytes(camera), value);
  }

  private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
    message.headers().add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is to be said of one frame. Fields are set one after the other. */
  public static final class Detection {
    final String camera;
    final long frame;
    String plan = "plan-1";
    boolean present;
    double score;
    String decidedBy = "REFERENCE_MODEL";
    double difference = 0.004;
    @Nullable Long sameAs;

    private Detection(String camera, long frame) {
      this.camera = camera;
      this.frame = frame;
    }

    /** The reference model looked. */
    public static Detection reference(String camera, long frame, boolean present) {
      Detection detection = new Detection(camera, frame);
      detection.present = present;
      detection.score = present ? 0.91 : 0;
      return detection;
    }

    /** The specialized model answered. */
    public static Detection specialized(String camera, long frame, double score) {
      Detection detection = new Detection(camera, frame);
      detection.decidedBy = "SPECIALIZED_MODEL";
      detection.score = score;
      detection.present = score > 0.5;
      return detection;
    }

    /** The difference detector copied the label of another frame. */
    public static Detection copy(String camera, long frame, Detection of) {
      Detection detection = new Detection(camera, frame);
      detection.decidedBy = "DIFFERENCE_DETECTOR";
      detection.difference = 0.0004;
      detection.sameAs = of.frame;
      detection.score = of.score;
      detection.present = of.present;
      return detection;
    }

    public Detection underPlan(String id) {
      plan = id;
      return this;
    }
  }
}
