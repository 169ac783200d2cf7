package dev.squint.jobs.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.jobs.web.Answers;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.site.Bulletin.EventNotice;
import dev.squint.jobs.web.site.PresenceStretch.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SiteTest {
  private static final Clock NOW =
      Clock.fixed(Instant.ofEpochMilli(Answers.at(36_000)), ZoneOffset.UTC);
  private static final long MEBIBYTE = 1024 * 1024;

  private final Site site = new Site(NOW);

  @Test
  void keepsAnHourOfFiftyCamerasInLessThan200Mebibytes() {
    long before = usedBytes();
    for (int camera = 0; camera < 50; camera++) {
      String id = "camera-" + camera;
      for (long frame = 0; frame < 36_000; frame++) {
        site.add(id, Answers.specialized(frame, 0.02f), null);
      }
    }
    long used = usedBytes() - before;

    assertThat(site.cameras()).hasSize(50);
    assertThat(site.camera("camera-49").orElseThrow().stages().total()).isEqualTo(36_000);
    long kept = site.camera("camera-0").orElseThrow().history(h -> h.end() - h.begin());
    assertThat(kept).isEqualTo(36_000);
    assertThat(used / MEBIBYTE).isLessThan(200);
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void takesFromTheLongestHistoryWhenAllTogetherAreTooLong() {
    site.add("short", Answers.specialized(0, 0.02f), null);
    for (long frame = 0; frame < Site.MAX_FRAMES + 50_000; frame++) {
      // a hundred frames a second, so that an hour is not the limit
      site.add("long", fast(frame), null);
    }

    long kept = site.cameras().stream().mapToLong(CameraState::capacity).sum();
    assertThat(kept).isLessThanOrEqualTo(Site.MAX_FRAMES + 2_048);
    assertThat(site.camera("short").orElseThrow().newest()).isPresent();
  }

  private static AnsweredFrame fast(long frame) {
    AnsweredFrame answered = Answers.specialized(0, 0.02f);
    return new AnsweredFrame(
        frame,
        Answers.START + frame,
        Answers.START + frame,
        answered.source(),
        answered.plan(),
        answered.decidedBy(),
        0,
        0,
        AnsweredFrame.NONE,
        answered.answers());
  }

  @Test
  void saysWhetherFramesComeAndAreAnswered() {
    long now = 1_000_000;
    assertThat(CameraActivity.of(OptionalLong.empty(), now, true, now))
        .isEqualTo(CameraActivity.UNSEEN);
    assertThat(CameraActivity.of(OptionalLong.of(now - 5_000), now - 60_000, false, now))
        .isEqualTo(CameraActivity.LIVE);
    assertThat(CameraActivity.of(OptionalLong.of(now - 20_000), now - 20_000, false, now))
        .isEqualTo(CameraActivity.SILENT);
    assertThat(CameraActivity.of(OptionalLong.of(now - 20_000), now, true, now))
        .isEqualTo(CameraActivity.LIVE);
    assertThat(CameraActivity.of(OptionalLong.of(now - 40_000), now, true, now))
        .isEqualTo(CameraActivity.STALLED);
  }

  @Test
  void measuresLagByTheEndOfTheFramesTopic() {
    site.know("lobby");
    CameraState lobby = site.camera("lobby").orElseThrow();
    assertThat(lobby.lagFrames()).isEmpty();

    site.framesEnd("lobby", 10);
    assertThat(lobby.lagFrames()).hasValue(10);
    site.add("lobby", Answers.specialized(6, 0.02f), null);
    assertThat(lobby.lagFrames()).hasValue(3);
    site.add("lobby", Answers.specialized(11, 0.02f), null);
    assertThat(lobby.lagFrames()).hasValue(0);
  }

  @Test
  void measuresRatesAndLatencyOfTheNewestAnswers() {
    for (long frame = 35_000; frame < 36_000; frame++) {
      site.add("lobby", Answers.specialized(frame, 0.02f), null);
    }
    Pace pace = site.camera("lobby").orElseThrow().pace(NOW.millis());

    assertThat(pace.framesPerSecond()).isEqualTo(10);
    assertThat(pace.answeredPerSecond()).isBetween(9.8, 10.0);
    assertThat(pace.latency()).contains(new Pace.Latency(84, 84));
    assertThat(site.camera("lobby").orElseThrow().pace(NOW.millis() + 60_000).answeredPerSecond())
        .isZero();
  }

  @Test
  void announcesEventsOnceAndOnlyWhenAllIsReadBack() {
    PresenceStretch start = event(20, OptionalLong.empty());
    site.put(start);
    site.reading(ReadingState.live());
    PresenceStretch end = event(20, OptionalLong.of(39));
    site.put(end);
    site.put(end);
    site.put(start);

    assertThat(site.bulletin().since(0).notices()).containsExactly(new EventNotice(end));
    CameraState lobby = site.camera("lobby").orElseThrow();
    List<PresenceStretch> events = lobby.events(EventBook::all);
    long seen = lobby.events(EventBook::seen);
    int open = lobby.events(EventBook::openCount);
    assertThat(events).containsExactly(end);
    assertThat(seen).isEqualTo(1);
    assertThat(open).isZero();
  }

  @Test
  void givesUpAnOpenEventWhenTheNextBegins() {
    site.put(event(20, OptionalLong.empty()));
    site.put(event(50, OptionalLong.empty()));

    CameraState lobby = site.camera("lobby").orElseThrow();
    List<PresenceStretch> events = lobby.events(EventBook::all);
    Optional<PresenceStretch> open = lobby.events(book -> book.open("person"));
    assertThat(events.get(0).reason()).isEqualTo(PresenceStretch.END_UNKNOWN);
    assertThat(open.orElseThrow().start().frame()).isEqualTo(50);
  }

  @Test
  void forgetsEventsOfMoreThanAnHourAgoButNoOpenOne() {
    site.put(event("car", 0, OptionalLong.empty()));
    site.put(event("person", 1, OptionalLong.of(5)));
    site.put(event("person", 40_000, OptionalLong.of(40_005)));

    List<PresenceStretch> events = site.camera("lobby").orElseThrow().events(EventBook::all);
    assertThat(events).extracting(event -> event.start().frame()).containsExactly(0L, 40_000L);
  }

  @Test
  void keepsABoundedNumberOfEventsAndDeadLetters() {
    for (int number = 0; number < 3_000; number++) {
      site.put(event(number, OptionalLong.of(number)));
      site.add(letter("camera", number));
    }

    List<PresenceStretch> events = site.camera("lobby").orElseThrow().events(EventBook::all);
    assertThat(events).hasSize(EventBook.MAX_EVENTS);
    assertThat(site.deadLetters().newestFirst(r -> true, Long.MAX_VALUE, Integer.MAX_VALUE))
        .hasSize(DeadLetterBook.MAX_KEPT);
    assertThat(site.deadLetters().byReason(camera -> true)).containsEntry("truncated", 3_000L);
  }

  @Test
  void tellsASlowListenerHowMuchItMissed() {
    Bulletin bulletin = new Bulletin();
    List<EventNotice> posted = new ArrayList<>();
    for (int number = 0; number < 2_000; number++) {
      EventNotice notice = new EventNotice(event(number, OptionalLong.empty()));
      posted.add(notice);
      bulletin.post(notice);
    }
    Bulletin.Reading reading = bulletin.since(10);

    assertThat(reading.missed()).isEqualTo(2_000 - 1_024 - 10);
    assertThat(reading.notices()).hasSize(1_024).endsWith(posted.get(1_999));
    assertThat(bulletin.since(reading.next()).notices()).isEmpty();
  }

  @Test
  void countsAuditsOfTheLastHour() {
    site.know("lobby");
    site.add("lobby", new AuditedFrame(Answers.at(0), "person", true, true));
    site.add("lobby", new AuditedFrame(Answers.at(40_000), "person", false, true));
    site.add("lobby", new AuditedFrame(Answers.at(40_001), "person", false, false));
    site.add("lobby", new AuditedFrame(Answers.at(40_002), "person", true, false));

    assertThat(site.camera("lobby").orElseThrow().audits())
        .containsEntry("person", new PresenceCounts(0, 1, 1, 1));
  }

  private static PresenceStretch event(long first, OptionalLong last) {
    return event("person", first, last);
  }

  private static PresenceStretch event(String query, long first, OptionalLong last) {
    return new PresenceStretch(
        "lobby/%s/%d".formatted(query, first),
        "lobby",
        query,
        "plan-1",
        new Moment(first, Answers.at(first)),
        last.isPresent() ? new Moment(last.getAsLong(), Answers.at(last.getAsLong())) : null,
        last.isEmpty(),
        "");
  }

  private static RefusedRecord letter(String camera, int number) {
    return new RefusedRecord(
        number,
        Optional.of(camera),
        "truncated",
        "",
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        1);
  }
}
