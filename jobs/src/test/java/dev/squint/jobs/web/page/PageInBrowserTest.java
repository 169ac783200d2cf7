package dev.squint.jobs.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.WebServer;
import dev.squint.jobs.web.WebSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Drives the page in a real browser, against the real server and a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Topics TOPICS = new Topics("");
  private static final int WIDE = 1440;
  private static final int HIGH = 900;
  private static final int PHONE_WIDE = 360;
  private static final int PHONE_HIGH = 740;
  private static final String MARKUP = "<img src=x onerror=alert(1)> is no image";

  private Browser browser;
  private EmbeddedBroker broker;
  private PublishedHour hour;
  private WebServer server;
  private long nextFrame = PublishedHour.FRAMES;

  @BeforeAll
  void start() throws Exception {
    browser = Browser.start();
    broker = EmbeddedBroker.start(BrokerSettings.temporary());
    PublishedHour.makeTopics(broker.bootstrapServers(), TOPICS, List.of("lobby"));
    hour = new PublishedHour(broker.bootstrapServers(), TOPICS, Clock.systemUTC().instant());
    hour.publishHour("lobby");
    hour.publishDeadLetter("lobby", 17, "truncated", "the JPEG ends early");
    hour.publishDeadLetter("lobby", 18, "not-an-image", MARKUP);
    server = serve(TOPICS, 0, Optional.empty());
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
      server.close();
      hour.close();
      broker.close();
    }
  }

  @AfterEach
  void askedNobodyElseAndComplainedOfNothing() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.matches("about:blank|http://127\\.0\\.0\\.1:\\d+/.*"));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void showsATileForEachCameraAndKeepsItUp() {
    open("#/");
    WebElement picture = browser.element(".tile[data-camera=lobby] img:not([hidden])");
    assertThat(picture.getDomAttribute("alt"))
        .startsWith("lobby: person@gate present, car absent; decided by ");
    assertThat(browser.elements(".tile .zones polygon")).hasSize(1);
    browser.awaitText(".totals", "90%");
    browser.element(".tile-chart canvas");

    long next = publishNext();

    browser.await(
        "the picture of frame " + next,
        () -> browser.elements("img[src*='/frames/%d/tile']".formatted(next)).size() == 1);
    browser.awaitText(".tile .stage-badge", stageOf(next));
  }

  @Test
  void explainsThePointOfTheTimelineThatIsClicked() {
    open("#/cameras/lobby");
    clickTimelineAt(132);

    browser.awaitText(".why", "frame 132");
    browser.awaitText(".why", "person@gate: present");
    browser.awaitText(
        ".words",
        "The difference 0.002 is below the threshold 0.01, so the frame took the answer of frame 130.");
    browser.awaitText(".words", "Frame 130, 20 s earlier, was answered by the reference model.");
    browser.awaitText(".why-answered", "Frame 130, whose answer it took");
    browser.awaitText(".why", hour.planId());
    assertThat(browser.elements(".why .box")).hasSize(2);

    browser.element(".why-steps .button:first-child").click();
    browser.awaitText(".why-time", "frame 131");
    browser.element(".why .close").click();
    browser.await("the panel is closed", () -> browser.elements(".why[hidden]").size() == 1);
  }

  @Test
  void explainsWhyTheSpecializedModelWasEnough() {
    open("#/cameras/lobby");
    clickTimelineAt(45);

    browser.awaitText(".why", "person@gate: absent");
    browser.awaitText(
        ".words",
        "The specialized model was sure of every query, so the reference model did not look.");
    assertThat(browser.element(".why .gauge").getDomAttribute("aria-label"))
        .isEqualTo("Score 0.02; absent below 0.1, present above 0.9");
  }

  @Test
  void isWalkedThroughByKeyboardAlone() {
    open("#/");
    browser.element(".tile");
    assertThat(browser.tabTo(".skip", 1).getText()).isEqualTo("Skip to the content");
    browser.tabTo(".tile a", 12);
    browser.press(Keys.ENTER);
    browser.await("the timeline", () -> !timeline().getDomAttribute("aria-valuetext").isEmpty());
    browser.tabTo(".timeline", 12);
    browser.press(Keys.END, Keys.PAGE_DOWN, Keys.ARROW_LEFT);
    String here = timeline().getDomAttribute("aria-valuetext");
    assertThat(here).contains("1 frame, ").contains("person@gate absent");

    browser.press(Keys.ENTER);

    browser.awaitText(".why-time", "frame");
    assertThat(browser.focused().getText()).isEqualTo("Why?");
    String frame = browser.element(".why-time").getText();
    browser.press(Keys.ARROW_RIGHT);
    browser.await("the next frame", () -> !browser.element(".why-time").getText().equals(frame));
    browser.press(Keys.ESCAPE);
    browser.await("the panel is closed", () -> browser.elements(".why[hidden]").size() == 1);
    assertThat(browser.focused()).isEqualTo(timeline());
  }

  @Test
  void addsFramesToTheTracesAsTheyCome() {
    open("#/cameras/lobby");
    browser.awaitText(".trace", "threshold 0.01");
    WebElement trace = browser.element(".trace-track");
    long before = Long.parseLong(trace.getDomAttribute("aria-valuemax"));

    long next = publishNext();

    browser.await(
        "the trace goes on to frame " + next,
        () -> Long.parseLong(trace.getDomAttribute("aria-valuemax")) > before);
    browser.awaitText(".picture-time", "frame " + next);
  }

  @Test
  void listsEventsAndLeadsToTheirMoment() {
    open("#/events");
    browser.awaitText(".event.open", "live");
    assertThat(browser.elements(".event")).hasSize(2);
    browser.await(
        "snapshots",
        () ->
            Boolean.TRUE.equals(
                browser.run(
                    "return [...document.querySelectorAll('.snapshot img')].every(i => i.naturalWidth > 0)")));

    browser.element(".event:not(.open) a").click();

    browser.awaitText(".why-time", "frame " + PublishedHour.FIRST_FROM);
    browser.awaitText("h1", "lobby");
  }

  @Test
  void filtersEventsByQuery() {
    open("#/events");
    browser.element(".event");
    WebElement query = browser.element(".choice:last-of-type select");
    browser.await("the queries", () -> query.findElements(By.tagName("option")).size() == 3);
    query.sendKeys("car");
    browser.awaitText(".empty", "Nothing matches these filters.");
    assertThat(browser.elements(".event")).isEmpty();
  }

  @Test
  void listsDeadLettersAsTextWhateverTheySay() {
    open("#/dead-letters");
    browser.awaitText("table", "the JPEG ends early");
    browser.awaitText("table", MARKUP);
    browser.awaitText(".reasons", "not-an-image");
    assertThat(browser.elements("table img")).isEmpty();
    browser.awaitText("#dead-letter-count", "2");
  }

  @Test
  void fitsAPhone() {
    for (String hash :
        List.of(
            "#/", "#/cameras/lobby", "#/cameras/lobby?frame=132", "#/events", "#/dead-letters")) {
      browser.open(server.url() + hash, PHONE_WIDE, PHONE_HIGH);
      browser.element(".tile img:not([hidden]), .trace canvas, .event, table");
      assertThat(browser.run("return document.documentElement.scrollWidth"))
          .as("width of %s", hash)
          .isEqualTo((long) PHONE_WIDE);
    }
    browser.awaitText("table", "truncated");
  }

  @Test
  void saysNumbersAsPeopleReadThem() {
    open("#/dead-letters");
    assertThat(
            browser.resolve(
                """
                const format = await import("/js/format.js");
                return [
                  ...[0, 0.00004, 0.0213, 0.5, 0.9996, 1, null].map(format.percent),
                  ...[84, 3400, 125_000, 3_780_000].map(format.duration),
                  ...[null, 0.00041234, 12].map(format.measure),
                  ...[160.2, 41_000].map(format.micros),
                  format.rate(39.84), format.bytes(10_400), format.counted(1, "frame"), format.count(120_340),
                ];"""))
        .isEqualTo(
            List.of(
                "0%",
                "under 0.01%",
                "2.1%",
                "50%",
                "99.96%",
                "100%",
                "unknown",
                "84 ms",
                "3.4 s",
                "2 min 05 s",
                "1 h 03 min",
                "unknown",
                "0.000412",
                "12",
                "160 µs",
                "41 ms",
                "39.8/s",
                "10.2 KiB",
                "1 frame",
                "120,340"));
  }

  @Test
  void stacksTheStagesOfABucketFromTheDearToTheCheap() {
    open("#/dead-letters");
    assertThat(
            browser.resolve(
                """
                const { stackedShares } = await import("/js/charts/stage-bars.js");
                const stages = {FRAME_SKIPPING: [0, 0], DIFFERENCE_DETECTOR: [6, 0], SPECIALIZED_MODEL: [3, 0],
                                REFERENCE_MODEL: [1, 0], UNRESOLVED: [0, 0]};
                return JSON.stringify(stackedShares({startMillis: [1000, 2000], stages}));"""))
        .isEqualTo("[[1,2],[1,null],[1,null],[0.4,null],[0.1,null],[0,null]]");
  }

  @Test
  void keepsTheTraceOfTheLastMinutesWithoutRepeatingFrames() {
    open("#/dead-letters");
    assertThat(
            browser.resolve(
                """
                const { TraceWindow } = await import("/js/trace-window.js");
                const trace = (...frames) => {
                  const all = (value) => frames.map(() => value);
                  return {frame: frames, capturedAtMillis: frames.map(frame => frame * 1000),
                          decidedBy: all("REFERENCE_MODEL"), sameAs: all(null), difference: all(0.1),
                          differenceThreshold: all(0.2),
                          queries: [{query: "car", present: all(true), score: all(1), specialized: all(null),
                                     lower: all(null), upper: all(null), reference: all(1)}]};
                };
                const window = new TraceWindow(3);
                window.append(trace(1, 2, 3));
                window.append(trace(2, 3, 4, 5));
                return JSON.stringify([window.column("frame"), window.queryColumn("car", "score"), window.span]);"""))
        .isEqualTo("[[2,3,4,5],[1,1,1,1],{\"from\":2000,\"to\":5000}]");
  }

  @Test
  void followsTheColoursThatThePersonPrefers() {
    open("#/");
    String background = "return getComputedStyle(document.body).backgroundColor";
    browser.preferColours("light");
    assertThat(browser.run(background)).isEqualTo("rgb(243, 245, 248)");
    browser.preferColours("dark");
    assertThat(browser.run(background)).isEqualTo("rgb(14, 19, 26)");
  }

  @Test
  void loadsOnlyThePicturesThatAreSeenOfFiftyCameras() throws Exception {
    Topics many = new Topics("many.");
    List<String> cameras = IntStream.range(0, 50).mapToObj("camera-%02d"::formatted).toList();
    PublishedHour.makeTopics(broker.bootstrapServers(), many, cameras);
    try (PublishedHour hours =
            new PublishedHour(broker.bootstrapServers(), many, Clock.systemUTC().instant());
        WebServer crowded = serve(many, 0, Optional.empty())) {
      cameras.forEach(camera -> hours.publishFrame(camera, 0));
      hours.flush();
      browser.open(crowded.url().toString(), WIDE, HIGH);
      browser.await("fifty tiles", () -> browser.elements(".tile[data-camera]").size() == 50);
      browser.element("[data-camera=camera-00] img:not([hidden])");
      assertThat(browser.elements(".tile img:not([hidden])")).hasSizeLessThan(20);

      browser.run("scrollTo(0, document.body.scrollHeight)");

      browser.element("[data-camera=camera-49] img:not([hidden])");
      browser.leave();
    }
  }

  @Test
  void asksForTheTokenAndThenShowsThePage() {
    String token = "a-long-enough-token";
    try (WebServer guarded = serve(TOPICS, 0, Optional.of(AccessToken.of(token)))) {
      browser.open(guarded.url() + "#/events", WIDE, HIGH);
      browser.element("#token").sendKeys(token, Keys.ENTER);
      browser.element(".event");
      assertThat(browser.address()).isEqualTo(guarded.url() + "#/events");
      browser.leave();
      assertThat(browser.console()).isNotEmpty().allMatch(line -> line.contains("401"));
    } finally {
      browser.forgetCookies();
    }
  }

  @Test
  void comesBackWhenTheServerDoes() {
    WebServer first = serve(TOPICS, 0, Optional.empty());
    int port = first.address().port();
    browser.open(first.url().toString(), WIDE, HIGH);
    browser.element(".tile img:not([hidden])");
    first.close();
    browser.awaitText("#banner:not([hidden])", "The connection to Squint is lost");
    browser.awaitText("#connection", "Reconnecting");

    try (WebServer second = serve(TOPICS, port, Optional.empty())) {
      browser.element("#banner[hidden]");
      browser.awaitText("#connection", "Live");
      long next = publishNext();
      browser.await(
          "the picture of frame " + next,
          () -> browser.elements("img[src*='/frames/%d/']".formatted(next)).size() == 1);
      browser.leave();
      assertThat(browser.console())
          .isNotEmpty()
          .allMatch(line -> line.contains("net::ERR_") || line.contains("status of 503"));
    }
  }

  private WebServer serve(Topics topics, int port, Optional<AccessToken> token) {
    WebSettings settings = new WebSettings(new ListenAddress("127.0.0.1", port), token, false);
    return WebServer.start(settings, broker.bootstrapServers(), topics, CameraFacts.none());
  }

  private void open(String hash) {
    browser.open(server.url() + hash, WIDE, HIGH);
  }

  private long publishNext() {
    long frame = nextFrame++;
    hour.publishFrame("lobby", frame);
    hour.flush();
    return frame;
  }

  private static String stageOf(long frame) {
    return frame % 10 == 0
        ? "reference model"
        : frame % 5 == 0 ? "specialized model" : "difference";
  }

  private WebElement timeline() {
    return browser.element(".timeline[role=slider]");
  }

  /** Clicks where the capture time of a frame is. */
  private void clickTimelineAt(long frame) {
    browser.await("the timeline", () -> timeline().getDomAttribute("aria-valuemin") != null);
    WebElement timeline = timeline();
    double from = Double.parseDouble(timeline.getDomAttribute("aria-valuemin"));
    double to = Double.parseDouble(timeline.getDomAttribute("aria-valuemax"));
    double at = hour.capturedAt(frame).toEpochMilli() / 1000.0;
    browser.clickWithin(timeline, (at - from) / (to - from), 0.2);
  }
}
