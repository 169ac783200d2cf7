package dev.squint.jobs.web.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.squint.core.frame.CameraId;
import dev.squint.core.json.Json;
import dev.squint.core.plan.InvalidPlanException;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.web.history.AnsweredFrame.Source;
import dev.squint.jobs.web.site.AuditedFrame;
import dev.squint.jobs.web.site.KnownPlan;
import dev.squint.jobs.web.site.RefusedRecord;
import dev.squint.jobs.web.site.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the records of Squint's topics into the site. A record that cannot be read is passed over;
 * the first of each topic is logged. One thread at a time.
 */
final class RecordIntake {
  private static final Logger LOG = LoggerFactory.getLogger(RecordIntake.class);
  private static final ObjectMapper MAPPER = Json.mapper();
  private static final ObjectReader DETECTIONS = MAPPER.readerFor(DetectionMessage.class);
  private static final ObjectReader EVENTS = MAPPER.readerFor(EventMessage.class);
  private static final ObjectReader AUDITS =
      MAPPER
          .readerFor(AuditRecord.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES); // of newer versions
  private static final String UNKNOWN_REASON = "unknown";
  private static final int MAX_TEXT = 500; // headers are anybody's

  private final Topics topics;
  private final Site site;
  private final Set<String> complained = new HashSet<>();

  RecordIntake(Topics topics, Site site) {
    this.topics = topics;
    this.site = site;
  }

  void accept(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (message.topic().equals(topics.deadLetters())) {
        site.add(deadLetter(message));
      } else if (message.value() == null) {
        return; // a deletion in a compacted topic: what was known stays true of the past
      } else if (message.topic().equals(topics.detections())) {
        detection(message);
      } else if (message.topic().equals(topics.events())) {
        event(message);
      } else if (message.topic().equals(topics.plans())) {
        plan(message);
      } else if (message.topic().equals(topics.audits())) {
        audit(message);
      }
    } catch (JsonProcessingException e) {
      complain(message, Json.describe(e));
    } catch (IOException | InvalidPlanException | IllegalArgumentException e) {
      complain(message, String.valueOf(e.getMessage()));
    }
  }

  private void detection(ConsumerRecord<byte[], byte[]> message) throws IOException {
    DetectionMessage detection = DETECTIONS.readValue(message.value());
    if (!detection.isUsable() || !CameraId.isValid(detection.camera())) {
      complain(message, "fields are missing");
      return;
    }
    Source source = new Source(message.partition(), message.offset());
    site.add(detection.camera(), detection.toFrame(source), detection.objects());
  }

  private void event(ConsumerRecord<byte[], byte[]> message) throws IOException {
    EventMessage event = EVENTS.readValue(message.value());
    if (!event.isUsable() || !CameraId.isValid(event.camera())) {
      complain(message, "fields are missing");
      return;
    }
    site.put(event.toStretch());
  }

  private void audit(ConsumerRecord<byte[], byte[]> message) throws IOException {
    AuditRecord audit = AUDITS.readValue(message.value());
    if (!isUsable(audit) || !CameraId.isValid(audit.camera())) {
      complain(message, "fields are missing");
      return;
    }
    long capturedAt = audit.capturedAt().toEpochMilli();
    for (AuditRecord.Verdict verdict : audit.verdicts()) {
      site.add(
          audit.camera(),
          new AuditedFrame(capturedAt, verdict.query(), verdict.answered(), verdict.reference()));
    }
  }

  private static boolean isUsable(AuditRecord audit) {
    return audit.camera() != null
        && audit.capturedAt() != null
        && audit.verdicts().stream().allMatch(verdict -> verdict.query() != null);
  }

  private void plan(ConsumerRecord<byte[], byte[]> message) {
    String camera = text(message.key());
    if (camera.equals(Plan.ANY_CAMERA) || CameraId.isValid(camera)) {
      PlanBundle bundle = PlanBundles.read("the plan of camera " + camera, message.value());
      site.put(camera, new KnownPlan(bundle.id(), bundle.plan()));
    }
  }

  private static RefusedRecord deadLetter(ConsumerRecord<byte[], byte[]> message) {
    return new RefusedRecord(
        message.timestamp(),
        Optional.of(text(message.key())).filter(CameraId::isValid),
        header(message, FrameHeaders.DEAD_LETTER_REASON).orElse(UNKNOWN_REASON),
        header(message, FrameHeaders.DEAD_LETTER_MESSAGE).orElse(""),
        header(message, FrameHeaders.DEAD_LETTER_TOPIC),
        number(header(message, FrameHeaders.DEAD_LETTER_PARTITION)),
        number(header(message, FrameHeaders.DEAD_LETTER_OFFSET)),
        message.value() == null ? 0 : message.value().length);
  }

  private static OptionalLong number(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,18}")).stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    if (header == null) {
      return Optional.empty();
    }
    String text = text(header.value());
    return Optional.of(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
  }

  private void complain(ConsumerRecord<byte[], byte[]> message, String why) {
    if (complained.add(message.topic())) {
      LOG.warn(
          "record {} of {}-{} cannot be read and is not shown, nor are later ones like it: {}",
          message.offset(),
          message.topic(),
          message.partition(),
          why);
    }
  }
}
