package dev.squint.jobs.web.moment;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.document.CameraDocuments;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.document.Images;
import dev.squint.jobs.web.document.Numbers;
import dev.squint.jobs.web.document.ObjectDocument;
import dev.squint.jobs.web.document.PlanDocument;
import dev.squint.jobs.web.document.QueryDocument;
import dev.squint.jobs.web.fetch.DetectionFetcher;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.moment.MomentDocument.ChainStep;
import dev.squint.jobs.web.moment.MomentDocument.QueryMoment;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.EventBook;
import dev.squint.jobs.web.site.KnownPlan;
import dev.squint.jobs.web.site.PresenceStretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a moment and explains it. Thread-safe. */
public final class Moments {
  private static final long NEAR_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final int MAX_CHAIN = 64;
  private static final int DEFAULT_WINDOW = 11;

  private final DetectionFetcher detections;

  public Moments(DetectionFetcher detections) {
    this.detections = detections;
  }

  /** A frame with its neighbours and the frames that its answer goes back to. */
  private record Found(
      long place,
      Situation situation,
      OptionalLong previous,
      OptionalLong next,
      List<Smoothed> smoothed,
      long newestMillis) {}

  /** The moment of the frame captured nearest to {@code atMillis}, if one is kept near it. */
  public Optional<MomentDocument> at(CameraState camera, long atMillis) {
    OptionalLong place = camera.history(history -> nearest(history, atMillis));
    return place.isEmpty() ? Optional.empty() : of(camera, place.getAsLong());
  }

  /** The moment of the frame of this number, or of the nearest after it that is kept. */
  public Optional<MomentDocument> ofFrame(CameraState camera, long frame) {
    OptionalLong place = camera.history(history -> within(history, frame));
    return place.isEmpty() ? Optional.empty() : of(camera, place.getAsLong());
  }

  private static OptionalLong nearest(FrameHistory history, long atMillis) {
    long after = history.firstAtOrAfter(atMillis);
    long best = -1;
    long bestDistance = NEAR_MILLIS + 1;
    for (long place = Math.max(history.begin(), after - 1);
        place <= after && place < history.end();
        place++) {
      long distance = Math.abs(history.capturedAtMillis(place) - atMillis);
      if (distance < bestDistance) {
        best = place;
        bestDistance = distance;
      }
    }
    return best < 0 ? OptionalLong.empty() : OptionalLong.of(best);
  }

  private static OptionalLong within(FrameHistory history, long frame) {
    if (history.isEmpty() || frame < history.frame(history.begin())) {
      return OptionalLong.empty();
    }
    long place = history.firstOfNumber(frame);
    return place < history.end() ? OptionalLong.of(place) : OptionalLong.empty();
  }

  private Optional<MomentDocument> of(CameraState camera, long place) {
    return camera
        .history(history -> find(camera, history, place))
        .map(found -> document(camera, found));
  }

  /** Empty when the place was forgotten meanwhile. */
  private static Optional<Found> find(CameraState camera, FrameHistory history, long place) {
    if (place < history.begin() || place >= history.end()) {
      return Optional.empty();
    }
    AnsweredFrame frame = history.get(place);
    Optional<Plan> plan = camera.plan(frame.plan()).map(KnownPlan::plan);
    int window = plan.map(Plan::smoothingFrames).orElse(DEFAULT_WINDOW);
    List<Smoothed> smoothed = new ArrayList<>();
    for (QueryAnswer answer : frame.answers()) {
      Optional<PresenceStretch> event = covering(camera, answer.query(), frame.capturedAtMillis());
      Presence presence =
          event.isPresent()
              ? Presence.PRESENT
              : Smoothing.at(history, place, answer.query(), window);
      smoothed.add(new Smoothed(presence, window, event));
    }
    return Optional.of(
        new Found(
            place,
            situation(history, frame, plan),
            place > history.begin()
                ? OptionalLong.of(history.frame(place - 1))
                : OptionalLong.empty(),
            place + 1 < history.end()
                ? OptionalLong.of(history.frame(place + 1))
                : OptionalLong.empty(),
            smoothed,
            history.capturedAtMillis(history.end() - 1)));
  }

  private static Situation situation(
      FrameHistory history, AnsweredFrame frame, Optional<Plan> plan) {
    List<AnsweredFrame> chain = new ArrayList<>(List.of(frame));
    AnsweredFrame last = frame;
    while (last.isCopy() && chain.size() < MAX_CHAIN) {
      OptionalLong source = history.find(last.sameAs());
      if (source.isEmpty()) {
        break;
      }
      last = history.get(source.getAsLong());
      chain.add(last);
    }
    return new Situation(chain, !last.isCopy(), plan);
  }

  private static Optional<PresenceStretch> covering(
      CameraState camera, String query, long atMillis) {
    return camera.events(
        events ->
            of(events, query).stream()
                .filter(event -> event.open() || event.end() != null)
                .filter(event -> event.overlaps(atMillis, atMillis))
                .findFirst());
  }

  private static List<PresenceStretch> of(EventBook events, String query) {
    return events.all().stream().filter(event -> event.query().equals(query)).toList();
  }

  private MomentDocument document(CameraState camera, Found found) {
    Situation situation = found.situation();
    AnsweredFrame frame = situation.frame();
    Optional<AnsweredFrame> answered = situation.answered();
    Optional<AnsweredFrame> looked =
        answered.filter(source -> source.decidedBy() == DecidedBy.REFERENCE_MODEL);
    @Nullable List<ObjectDocument> objects =
        looked.flatMap(detections::objects).map(seen -> objects(camera, seen)).orElse(null);
    long latency = frame.emittedAtMillis() - frame.capturedAtMillis();
    return new MomentDocument(
        camera.id(),
        frame.frame(),
        Instant.ofEpochMilli(frame.capturedAtMillis()),
        camera.plan(frame.plan()).map(PlanDocument::of).orElse(null),
        frame.plan(),
        Numbers.orNull(found.previous()),
        Numbers.orNull(found.next()),
        frame.decidedBy(),
        Numbers.orNull(frame.difference()),
        Numbers.orNull(frame.differenceThreshold()),
        frame.isCopy() ? (Long) frame.sameAs() : null,
        latency >= 0 ? (Long) latency : null,
        queries(camera, found),
        FrameExplanation.of(situation),
        situation.chain().stream().map(Moments::step).toList(),
        answered.map(AnsweredFrame::frame).orElse(null),
        objects,
        objects == null ? null : (Long) looked.orElseThrow().frame(),
        camera.size().orElse(null),
        Images.of(camera.id(), frame.frame()),
        answered.map(source -> Images.of(camera.id(), source.frame())).orElse(null));
  }

  private static List<ObjectDocument> objects(CameraState camera, List<DetectedObject> seen) {
    return ObjectDocument.of(seen, camera.size());
  }

  private static ChainStep step(AnsweredFrame frame) {
    return new ChainStep(
        frame.frame(),
        Instant.ofEpochMilli(frame.capturedAtMillis()),
        frame.decidedBy(),
        frame.isCopy() ? (Long) frame.sameAs() : null,
        Numbers.orNull(frame.difference()),
        Numbers.orNull(frame.differenceThreshold()));
  }

  private static List<QueryMoment> queries(CameraState camera, Found found) {
    AnsweredFrame frame = found.situation().frame();
    List<QueryDocument.Asked> asked =
        CameraDocuments.asked(Optional.of(frame), camera.plan(frame.plan()));
    List<QueryMoment> queries = new ArrayList<>();
    for (int index = 0; index < frame.answers().size(); index++) {
      QueryAnswer answer = frame.answers().get(index);
      @Nullable Double minimum =
          asked.stream()
              .filter(query -> query.query().equals(answer.query()))
              .map(QueryDocument.Asked::minimumScore)
              .findFirst()
              .orElse(null);
      queries.add(query(camera, found, answer, found.smoothed().get(index), minimum));
    }
    return queries;
  }

  private static QueryMoment query(
      CameraState camera,
      Found found,
      QueryAnswer answer,
      Smoothed smoothed,
      @Nullable Double minimum) {
    AnsweredFrame frame = found.situation().frame();
    List<PresenceStretch> events = camera.events(book -> of(book, answer.query()));
    long at = frame.capturedAtMillis();
    @Nullable PresenceStretch before = null;
    @Nullable PresenceStretch after = null;
    for (PresenceStretch event : events) {
      if (smoothed.event().filter(event::equals).isPresent()) {
        continue;
      }
      if (event.start().capturedAtMillis() <= at) {
        before = event;
      } else if (after == null) {
        after = event;
      }
    }
    boolean looked = frame.decidedBy() == DecidedBy.REFERENCE_MODEL;
    return new QueryMoment(
        answer.query(),
        QueryDocument.present(answer.presence()),
        Numbers.orNull(answer.score()),
        Numbers.orNull(answer.specialized()),
        Numbers.orNull(answer.lower()),
        Numbers.orNull(answer.upper()),
        looked ? Numbers.orNull(answer.score()) : null,
        minimum,
        QueryDocument.present(smoothed.presence()),
        document(smoothed.event().orElse(null), found),
        document(before, found),
        document(after, found),
        QueryExplanation.of(found.situation(), answer, smoothed));
  }

  private static @Nullable EventDocument document(@Nullable PresenceStretch event, Found found) {
    return event == null ? null : EventDocument.of(event, found.newestMillis());
  }
}
