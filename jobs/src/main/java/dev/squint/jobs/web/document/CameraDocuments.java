package dev.squint.jobs.web.document;

import dev.squint.jobs.web.CameraFact;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.document.CameraDocument.Lag;
import dev.squint.jobs.web.document.CameraDocument.Latency;
import dev.squint.jobs.web.document.CameraDocument.Newest;
import dev.squint.jobs.web.document.QueryDocument.Asked;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.CameraActivity;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.EventBook;
import dev.squint.jobs.web.site.KnownPlan;
import dev.squint.jobs.web.site.Pace;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.site.StageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes a camera's document of what is known of it now. Thread-safe. */
public final class CameraDocuments {
  /** What counts as recent. */
  static final Duration RECENT = Duration.ofMinutes(1);

  private final Site site;
  private final CameraFacts facts;
  private final Clock clock;

  public CameraDocuments(Site site, CameraFacts facts, Clock clock) {
    this.site = site;
    this.facts = facts;
    this.clock = clock;
  }

  public CameraDocument of(CameraState camera) {
    long now = clock.millis();
    Optional<AnsweredFrame> newest = camera.newest();
    Optional<CameraFact> fact = facts.of(camera.id());
    Optional<KnownPlan> plan = planInForce(camera, newest);
    CameraActivity activity = camera.activity(now);
    StageCounts total = camera.stages();
    StageCounts recent = camera.stagesWithin(RECENT.toMillis());
    Pace pace = camera.pace(now);
    return new CameraDocument(
        camera.id(),
        fact.flatMap(CameraFact::title).orElse(null),
        fact.flatMap(CameraFact::description).orElse(null),
        activity,
        activity.text(),
        newest.map(AnsweredFrame::plan).or(() -> plan.map(KnownPlan::id)).orElse(null),
        plan.map(PlanDocument::of).orElse(null),
        camera.size().orElse(null),
        queries(camera, newest, plan),
        total.total(),
        Numbers.orNull(pace.framesPerSecond()),
        Numbers.orNull(pace.answeredPerSecond()),
        new RecentAndTotal<>(StageDocument.of(total), StageDocument.of(recent)),
        ShareDocument.of(total, recent),
        total.saved(),
        new Lag(
            Numbers.orNull(camera.lagFrames()),
            pace.latency().map(known -> new Latency(known.p50(), known.p99())).orElse(null)),
        newest.map(frame -> newest(frame, now)).orElse(null),
        newest.flatMap(frame -> ReferenceDocument.of(camera, frame.frame())).orElse(null),
        camera.events(EventBook::seen),
        camera.events(EventBook::openCount),
        site.deadLetters().count(camera.id()),
        ErrorRates.of(camera.audits()),
        fact.flatMap(CameraFact::truth).map(ErrorRates::of).orElse(null));
  }

  /** The published plan that decided the newest frame; before the first, the newest published. */
  private static Optional<KnownPlan> planInForce(
      CameraState camera, Optional<AnsweredFrame> newest) {
    return newest.isPresent() ? camera.plan(newest.get().plan()) : camera.newestPlan();
  }

  private static Newest newest(AnsweredFrame frame, long now) {
    return new Newest(
        frame.frame(),
        Instant.ofEpochMilli(frame.capturedAtMillis()),
        frame.decidedBy(),
        Math.max(0, now - frame.capturedAtMillis()));
  }

  private static List<QueryDocument> queries(
      CameraState camera, Optional<AnsweredFrame> newest, Optional<KnownPlan> plan) {
    return asked(newest, plan).stream()
        .map(
            asked ->
                QueryDocument.of(
                    asked,
                    newest.flatMap(frame -> frame.answer(asked.query())),
                    camera.events(events -> events.open(asked.query())),
                    camera.events(events -> lastEnd(events, asked.query()))))
        .toList();
  }

  /** What is asked of a frame, as far as is known. */
  public static List<Asked> asked(Optional<AnsweredFrame> frame, Optional<KnownPlan> plan) {
    if (plan.isPresent()) {
      return QueryDocument.asked(plan.get().plan());
    }
    List<QueryAnswer> answers = frame.map(AnsweredFrame::answers).orElse(List.of());
    return answers.stream().map(Asked::of).toList();
  }

  private static OptionalLong lastEnd(EventBook events, String query) {
    @Nullable PresenceStretch last = null;
    for (PresenceStretch event : events.all()) {
      if (event.query().equals(query) && !event.open()) {
        last = event;
      }
    }
    return last == null ? OptionalLong.empty() : last.endMillis();
  }
}
