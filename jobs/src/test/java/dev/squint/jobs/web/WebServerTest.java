package dev.squint.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.web.WebTopics.Detection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final Topics TOPICS = new Topics("t-");
  private static final WebSettings ANY_PORT =
      new WebSettings(new ListenAddress("127.0.0.1", 0), Optional.empty(), false);
  private static final int FRAMES = 60;

  @SuppressWarnings("TimeInStaticInitializer") // the hour that is served ends now
  private static final Instant START =
      Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).minusMillis(FRAMES * 100L);

  private static EmbeddedBroker broker;
  private static WebTopics topics;
  private static WebServer server;
  private static WebClient client;
  private static String planId;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.temporary());
    topics = new WebTopics(broker.bootstrapServers(), TOPICS, START);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPICS.plans(), 1, (short) 1))).all().get();
    }
    planId =
        topics.plan(
            "lobby",
            Plan.untuned("lobby", 10, List.of(new Query("person", 0.4, Optional.empty()))));
    lobby();
    yard();
    topics.flush();
    deleteFrames("yard", 3);
    server = WebServer.start(ANY_PORT, broker.bootstrapServers(), TOPICS, WebServerTest::facts);
    client = new WebClient(server.url());
    client.await(
        "/api/overview",
        overview ->
            overview.at("/reading/state").asText().equals("LIVE")
                && overview.at("/totals/framesAnswered").asInt() == FRAMES + 10
                && !overview.at("/cameras/0/size").isNull()
                && !overview.at("/cameras/0/plan").isNull());
  }

  /** Person from frame 20 to 39; a reference look at each tenth frame, copies between. */
  private static void lobby() {
    topics.makeFrames(broker.bootstrapServers(), "lobby");
    topics.rubbish();
    Detection look = Detection.reference("lobby", 0, false);
    for (int frame = 0; frame < FRAMES; frame++) {
      topics.frame("lobby", frame);
      if (frame % 10 == 0) {
        look = Detection.reference("lobby", frame, frame >= 20 && frame < 40).underPlan(planId);
        topics.detection(look);
      } else {
        topics.detection(Detection.copy("lobby", frame, look).underPlan(planId));
      }
      topics.audit("lobby", frame, frame % 20 == 1, frame % 10 == 1);
    }
    topics.event("lobby", 20, Optional.empty());
    topics.event("lobby", 20, Optional.of(39L));
    topics.deadLetter("lobby", 30, "truncated");
    topics.deadLetter("lobby", 31, "not-an-image");
  }

  private static void yard() {
    topics.makeFrames(broker.bootstrapServers(), "yard");
    for (int frame = 0; frame < 10; frame++) {
      topics.frame("yard", frame);
      topics.detection(Detection.specialized("yard", frame, 0.02));
    }
    topics.event("yard", 4, Optional.empty());
  }

  private static void deleteFrames(String camera, long before) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicPartition frames = new TopicPartition(TOPICS.prefix() + "frames." + camera, 0);
      admin.deleteRecords(Map.of(frames, RecordsToDelete.beforeOffset(before))).all().get();
    }
  }

  private static Optional<CameraFact> facts(String camera) {
    return camera.equals("lobby")
        ? Optional.of(
            new CameraFact(
                Optional.of("Lobby"),
                Optional.empty(),
                Optional.of(
                    new LiveError(
                        List.of(
                            new LiveError.QueryError(
                                "person", new PresenceCounts(90, 10, 0, 100)))))))
        : Optional.empty();
  }

  @AfterAll
  static void stop() {
    server.close();
    topics.close();
    broker.close();
  }

  @Test
  void showsAllCamerasWithTheirFigures() throws Exception {
    JsonNode overview = client.json("/api/overview");
    JsonNode lobby = overview.at("/cameras/0");
    JsonNode yard = overview.at("/cameras/1");

    assertThat(overview.at("/topicPrefix").asText()).isEqualTo("t-");
    assertThat(overview.at("/totals/cameras").asInt()).isEqualTo(2);
    assertThat(overview.at("/totals/events").asInt()).isEqualTo(2);
    assertThat(overview.at("/totals/openEvents").asInt()).isEqualTo(1);
    assertThat(overview.at("/totals/deadLetters").asInt()).isEqualTo(2);
    assertThat(overview.at("/totals/referenceCallsSaved").asInt()).isEqualTo(64);
    assertThat(lobby.at("/camera").asText()).isEqualTo("lobby");
    assertThat(lobby.at("/title").asText()).isEqualTo("Lobby");
    assertThat(lobby.at("/planId").asText()).isEqualTo(planId);
    assertThat(lobby.at("/plan/difference/threshold").asDouble()).isEqualTo(0.001);
    assertThat(lobby.at("/plan/stages/1").asText()).isEqualTo("REFERENCE_MODEL");
    assertThat(lobby.at("/size/width").asInt()).isEqualTo(WebTopics.WIDTH);
    assertThat(lobby.at("/queries/0/minimumScore").asDouble()).isEqualTo(0.4);
    assertThat(lobby.at("/queries/0/present").asBoolean(true)).isFalse();
    assertThat(lobby.at("/queries/0/lastEventEnd").asText()).isEqualTo(text(39));
    assertThat(lobby.at("/framesPerSecond").asDouble()).isEqualTo(10);
    assertThat(lobby.at("/stages/total/DIFFERENCE_DETECTOR").asInt()).isEqualTo(54);
    assertThat(lobby.at("/stages/lastMinute/REFERENCE_MODEL").asInt()).isEqualTo(6);
    assertThat(lobby.at("/referenceShare/total").asDouble()).isEqualTo(0.1);
    assertThat(lobby.at("/lag/frames").asInt()).isZero();
    assertThat(lobby.at("/lag/captureToDetectionMillis/p99").asInt()).isEqualTo(80);
    assertThat(lobby.at("/newest/frame").asInt()).isEqualTo(59);
    assertThat(lobby.at("/referenceAnswer/frame").asInt()).isEqualTo(50);
    assertThat(lobby.at("/referenceAnswer/framesAgo").asInt()).isEqualTo(9);
    assertThat(lobby.at("/deadLetters").asInt()).isEqualTo(2);
    assertThat(lobby.at("/truth/queries/0/falseNegativeRate").asDouble()).isEqualTo(0.1);
    assertThat(lobby.at("/truth/queries/0/falseNegativeRateUpper").asDouble()).isBetween(0.15, 0.2);
    assertThat(yard.at("/plan").isNull()).isTrue();
    assertThat(yard.at("/title").isNull()).isTrue();
    assertThat(yard.at("/audit").isNull()).isTrue();
    assertThat(yard.at("/queries/0/class").asText()).isEqualTo("person");
    assertThat(yard.at("/queries/0/openEvent/id").asText()).isEqualTo("yard/person/4");
    assertThat(client.json("/api/cameras/yard").at("/camera").asText()).isEqualTo("yard");
  }

  @Test
  void countsAuditsAsALiveError() throws Exception {
    JsonNode audit = client.json("/api/cameras/lobby").at("/audit/queries/0");

    // of each 20 frames: one answered and present, one present and missed, 18 absent in both
    assertThat(audit.at("/frames").asInt()).isEqualTo(60);
    assertThat(audit.at("/falseNegativeRate").asDouble()).isEqualTo(0.5);
    assertThat(audit.at("/falseNegativeRateLower").asDouble()).isBetween(0.1, 0.2);
    assertThat(audit.at("/falsePositiveRate").asDouble()).isZero();
  }

  @Test
  void servesPicturesInThreeSizesThatMayBeKeptForEver() throws Exception {
    assertThat(EncodedImage.inspect(picture("/api/cameras/lobby/frames/59/full.jpg")).width())
        .isEqualTo(640);
    assertThat(EncodedImage.inspect(picture("/api/cameras/lobby/frames/59/tile.jpg")).width())
        .isEqualTo(320);
    assertThat(EncodedImage.inspect(picture("/api/cameras/lobby/frames/59/preview.jpg")).width())
        .isEqualTo(80);
    HttpResponse<byte[]> newest = client.get("/api/cameras/lobby/frames/newest/tile.jpg");
    assertThat(newest.statusCode()).isEqualTo(307);
    assertThat(newest.headers().firstValue("Location"))
        .contains("/api/cameras/lobby/frames/59/tile.jpg");
  }

  private static byte[] picture(String path) throws Exception {
    HttpResponse<byte[]> answer = client.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
        .contains("private", "immutable");
    return answer.body();
  }

  @Test
  void saysWhichFramesAreGoneAndWhichNeverWere() throws Exception {
    assertThat(client.error("/api/cameras/yard/frames/2/tile.jpg", 404)).isEqualTo("frame-deleted");
    assertThat(client.error("/api/cameras/yard/frames/100/tile.jpg", 404))
        .isEqualTo("no-such-frame");
    assertThat(client.error("/api/cameras/yard/frames/x/tile.jpg", 400)).isEqualTo("bad-request");
  }

  @Test
  void cutsTheObjectOfAnEventOutOfAFrameThatTheReferenceModelSaw() throws Exception {
    HttpResponse<byte[]> crop = client.get("/api/cameras/lobby/events/person/20/snapshot.jpg");
    assertThat(crop.statusCode()).isEqualTo(200);
    assertThat(crop.headers().firstValue("Squint-Snapshot")).contains("crop");
    assertThat(EncodedImage.inspect(crop.body()).width()).isEqualTo(120);

    HttpResponse<byte[]> frame = client.get("/api/cameras/yard/events/person/4/snapshot.jpg");
    assertThat(frame.headers().firstValue("Squint-Snapshot")).contains("frame");
    assertThat(frame.headers().firstValue("Cache-Control")).contains("private, max-age=60");
    assertThat(client.error("/api/cameras/yard/events/person/5/snapshot.jpg", 404))
        .isEqualTo("unknown-event");
  }

  @Test
  void sumsTheTimelineUpInBuckets() throws Exception {
    JsonNode timeline =
        client.json("/api/cameras/lobby/timeline?seconds=10&buckets=10&end=" + text(59));

    assertThat(timeline.at("/bucketMillis").asInt()).isEqualTo(1000);
    assertThat(timeline.at("/startMillis")).hasSize(10);
    assertThat(sum(timeline.at("/frames"))).isEqualTo(60);
    assertThat(sum(timeline.at("/stages/REFERENCE_MODEL"))).isEqualTo(6);
    assertThat(sum(timeline.at("/deadLetters"))).isEqualTo(2);
    assertThat(timeline.at("/events/0/id").asText()).isEqualTo("lobby/person/20");
    assertThat(timeline.at("/plans/0/plan").asText()).isEqualTo(planId);
    assertThat(timeline.at("/queries/0/presentShare/0").isNull()).isTrue();
  }

  private static int sum(JsonNode column) {
    int sum = 0;
    for (JsonNode cell : column) {
      sum += cell.asInt();
    }
    return sum;
  }

  @Test
  void laysRecentFramesOutOneByOne() throws Exception {
    JsonNode trace = client.json("/api/cameras/lobby/trace?seconds=2&end=" + text(30));

    assertThat(trace.at("/frame")).hasSize(21);
    assertThat(trace.at("/frame/0").asInt()).isEqualTo(10);
    assertThat(trace.at("/sameAs/0").isNull()).isTrue();
    assertThat(trace.at("/sameAs/1").asInt()).isEqualTo(10);
    assertThat(trace.at("/queries/0/present/10").asBoolean()).isTrue();
    assertThat(trace.at("/queries/0/reference/10").asDouble()).isEqualTo(0.91);
    assertThat(trace.at("/queries/0/reference/11").isNull()).isTrue();
  }

  @Test
  void explainsAMoment() throws Exception {
    JsonNode moment = client.json("/api/cameras/lobby/moment?at=" + text(27));

    assertThat(moment.at("/frame").asInt()).isEqualTo(27);
    assertThat(moment.at("/previousFrame").asInt()).isEqualTo(26);
    assertThat(moment.at("/answeredFrame").asInt()).isEqualTo(20);
    assertThat(moment.at("/chain")).hasSize(2);
    assertThat(moment.at("/objects/0/class").asText()).isEqualTo("person");
    assertThat(moment.at("/objects/0/box/x").asDouble()).isEqualTo(0.4375);
    assertThat(moment.at("/referenceFrame").asInt()).isEqualTo(20);
    assertThat(moment.at("/explanation/1").asText())
        .isEqualTo(
            "The difference 0.0004 is below the threshold 0.001, so the frame took the answer of"
                + " frame 20.");
    assertThat(moment.at("/queries/0/explanation").asText())
        .startsWith(
            "person is there: the difference 0.0004 is below 0.001, so the frame took the answer of"
                + " frame 20, where the reference model had found it with score 0.91");
    assertThat(moment.at("/queries/0/event/id").asText()).isEqualTo("lobby/person/20");
    assertThat(client.json("/api/cameras/lobby/moment?frame=50").at("/frame").asInt())
        .isEqualTo(50);
    assertThat(
            client
                .json("/api/cameras/lobby/moment?frame=50")
                .at("/queries/0/previousEvent/id")
                .asText())
        .isEqualTo("lobby/person/20");
    assertThat(client.error("/api/cameras/lobby/moment?at=2001-01-01T00:00:00Z", 404))
        .isEqualTo("no-such-moment");
    assertThat(client.error("/api/cameras/lobby/moment?frame=1000", 404))
        .isEqualTo("no-such-moment");
  }

  @Test
  void listsEventsNewestFirstPageByPage() throws Exception {
    JsonNode first = client.json("/api/events?limit=1");
    assertThat(first.at("/events")).hasSize(1);
    assertThat(first.at("/events/0/camera").asText()).isEqualTo("lobby");
    assertThat(first.at("/events/0/durationMillis").asInt()).isEqualTo(1900);
    JsonNode second = client.json("/api/events?limit=1&before=" + first.at("/next").asText());
    assertThat(second.at("/events/0/camera").asText()).isEqualTo("yard");
    assertThat(second.at("/events/0/state").asText()).isEqualTo("OPEN");
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(client.json("/api/events?camera=yard&query=person").at("/events")).hasSize(1);
    assertThat(client.json("/api/events?query=car").at("/events")).isEmpty();
  }

  @Test
  void listsDeadLettersWithTheirReasons() throws Exception {
    JsonNode letters = client.json("/api/dead-letters");

    assertThat(letters.at("/total").asInt()).isEqualTo(2);
    assertThat(letters.at("/counts/truncated").asInt()).isEqualTo(1);
    assertThat(letters.at("/deadLetters/0/reason").asText()).isEqualTo("not-an-image");
    assertThat(letters.at("/deadLetters/0/offset").asInt()).isEqualTo(31);
    assertThat(client.json("/api/dead-letters?camera=yard").at("/total").asInt()).isZero();
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    assertThat(client.error("/api/cameras/hall", 404)).isEqualTo("unknown-camera");
    assertThat(client.error("/api/events?camera=hall", 404)).isEqualTo("unknown-camera");
    assertThat(client.error("/api/nothing", 404)).isEqualTo("not-found");
    assertThat(client.error("/nothing.html", 404)).isEqualTo("not-found");
    assertThat(client.error("/api/cameras/lobby/moment?at=noon", 400)).isEqualTo("bad-request");
    assertThat(client.error("/api/cameras/lobby/moment", 400)).isEqualTo("bad-request");
    assertThat(client.error("/api/cameras/lobby/timeline?buckets=0", 400)).isEqualTo("bad-request");
    assertThat(client.error("/api/cameras/lobby/timeline?bucket=1", 400)).isEqualTo("bad-request");
    assertThat(client.error("/api/stream?rate=6", 400)).isEqualTo("bad-request");
    assertThat(client.error("/api/stream?frames=hall", 404)).isEqualTo("unknown-camera");
    HttpResponse<byte[]> post = client.send("POST", "/api/overview");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void sendsHeadersThatKeepThePageToItself() throws Exception {
    HttpResponse<byte[]> health = client.get("/health");

    assertThat(new String(health.body(), StandardCharsets.UTF_8)).isEqualTo("{\"status\":\"up\"}");
    assertThat(health.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(health.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(health.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(health.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(health.headers().firstValue("Server")).isEmpty();
    HttpResponse<byte[]> head = client.send("HEAD", "/api/cameras/lobby/frames/59/full.jpg");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  private static String text(long frame) {
    return dev.squint.jobs.web.document.WebJson.text(topics.at(frame));
  }
}
