package dev.squint.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.frame.CameraId;
import dev.squint.core.json.Json;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.Plans;
import dev.squint.core.testing.Golden;
import dev.squint.core.timeline.Presence;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.core.timeline.TimelinePoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireRecordTest {
  private static final Instant EMITTED = Instant.parse("2026-11-23T10:15:31Z");
  private static final CascadeEngine ENGINE =
      new CascadeEngine(PlanBundle.of(Plan.untuned("lobby", 10, Plans.person())));

  @Test
  void aDetectionOfTheReferenceModelShowsItsObjects() throws IOException {
    DecidedFrame waiting = frame(Route.REFERENCE, FilterOutcome.NONE, 0.25);
    DecidedFrame answered =
        ENGINE.resolve(
            waiting,
            List.of(new DetectedObject("person", 0.91f, new BoundingBox(312, 80, 64, 171))),
            768,
            432);
    check("detection-reference-1.json", "detection-1.json", record(answered));
  }

  @Test
  void aDetectionWithoutAnswerSaysSo() throws IOException {
    DecidedFrame unresolved = frame(Route.REFERENCE, FilterOutcome.NONE, Double.NaN).unresolved();
    check("detection-unresolved-1.json", "detection-1.json", record(unresolved));
  }

  @Test
  void aDetectionShowsTheDoubtOfTheSpecializedModel() throws IOException {
    CascadeEngine engine = new CascadeEngine(Plans.everything());
    DecidedFrame waiting = frame(engine, Route.SCORE, FilterOutcome.NONE, 0.25);
    DecidedFrame inDoubt = engine.decide(waiting, new float[] {0.41f, 0.02f});
    DecidedFrame answered = engine.resolve(inDoubt, List.of(), 768, 432);
    check(
        "detection-doubt-1.json",
        "detection-1.json",
        DetectionRecord.of(answered, engine.plan().queries(), EMITTED));
  }

  @Test
  void anAuditShowsBothAnswers() throws IOException {
    DecidedFrame waiting = frame(Route.COPY, 18000, 0.0005);
    DecidedFrame answered = waiting.scored(new float[] {0.02f}, new boolean[] {false});
    DecidedFrame reference =
        ENGINE.resolve(
            waiting,
            List.of(new DetectedObject("person", 0.91f, new BoundingBox(312, 80, 64, 171))),
            768,
            432);
    AuditRecord audit = AuditRecord.of(answered, reference, ENGINE.plan().queries(), 0.01);
    check("audit-1.json", "audit-1.json", audit);
    assertThat(audit.verdicts().get(0).isFalseNegative()).isTrue();
    assertThat(audit.verdicts().get(0).isFalsePositive()).isFalse();
  }

  @Test
  void aCopiedDetectionNamesTheFrameItEquals() throws IOException {
    DecidedFrame copy =
        frame(Route.COPY, 18000, 0.0005).scored(new float[] {0.02f}, new boolean[] {false});
    JsonNode json = Json.mapper().valueToTree(record(copy));
    assertThat(json.at("/evidence/sameAs").asLong()).isEqualTo(18000);
    assertThat(json.at("/evidence").has("specialized")).isFalse();
    assertThat(json.has("objects")).isFalse();
  }

  @Test
  void startAndEndOfAnEventShareTheirId() throws IOException {
    TimelinePoint start = new TimelinePoint(10, 1000, Presence.PRESENT);
    TimelinePoint end = new TimelinePoint(42, 4200, Presence.PRESENT);
    EventRecord first =
        EventRecord.of("lobby", "person", "p", new PresenceEvent(true, start, start, false));
    EventRecord last =
        EventRecord.of("lobby", "person", "p", new PresenceEvent(false, start, end, true));
    assertThat(first.id()).isEqualTo(last.id()).isEqualTo("lobby/person/10");
    check("event-start-1.json", "event-1.json", first);
    check("event-end-1.json", "event-1.json", last);
  }

  @Test
  void topicsStandUnderOnePrefixAndNameTheirCamera() {
    Topics topics = new Topics("site1.");
    assertThat(topics.frames(new CameraId("lobby"))).isEqualTo("site1.frames.lobby");
    assertThat(topics.cameraOf("site1.frames.lobby")).contains(new CameraId("lobby"));
    assertThat(topics.cameraOf("frames.lobby")).isEmpty();
    assertThat(topics.cameraOf("site1.frames.LOBBY")).isEmpty();
    assertThat(topics.detections()).isEqualTo("site1.detections");
    assertThat(topics.audits()).isEqualTo("site1.audits");
    assertThat(topics.plans()).isEqualTo("site1.plans");
    assertThatIllegalArgumentException().isThrownBy(() -> new Topics("a b"));
  }

  private static DetectionRecord record(DecidedFrame frame) {
    return DetectionRecord.of(frame, ENGINE.plan().queries(), EMITTED);
  }

  private static DecidedFrame frame(Route route, long sameAs, double difference) {
    return frame(ENGINE, route, sameAs, difference);
  }

  private static DecidedFrame frame(
      CascadeEngine engine, Route route, long sameAs, double difference) {
    return engine.filtered(
        "lobby",
        18233,
        new FilterOutcome(route, 9, 9, sameAs, difference),
        Instant.parse("2026-11-23T10:15:30.120Z").toEpochMilli(),
        Instant.parse("2026-11-23T10:15:30.200Z").toEpochMilli());
  }

  private static void check(String golden, String schema, Object document) throws IOException {
    byte[] json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    Golden.assertEquals(golden, json);
    try (InputStream in = WireRecordTest.class.getResourceAsStream("/schemas/" + schema)) {
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V202012)
                  .getSchema(in)
                  .validate(Json.mapper().readTree(json)))
          .isEmpty();
    }
    assertThat(Json.mapper().readValue(json, document.getClass())).isEqualTo(document);
  }
}
