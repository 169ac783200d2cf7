package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.CameraDocuments;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.moment.MomentDocument;
import dev.squint.jobs.web.moment.Moments;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.EventBook;
import dev.squint.jobs.web.site.RefusedRecord;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.timeline.CameraTrace;
import dev.squint.jobs.web.timeline.Span;
import dev.squint.jobs.web.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers about one camera. Thread-safe. */
final class CameraApi {
  private static final int MAX_SECONDS = 3600;
  private static final int MAX_BUCKETS = 2000;
  private static final int USUAL_BUCKETS = 360;
  private static final int USUAL_TRACE_SECONDS = 120;
  private static final String SECONDS = "seconds";
  private static final String BUCKETS = "buckets";
  private static final String END = "end";
  private static final String AT = "at";
  private static final String FRAME = "frame";

  /** Frames are numbered by Kafka offsets, and browsers count exactly up to here. */
  private static final long MAX_FRAME = (1L << 53) - 1;

  private final Site site;
  private final CameraDocuments documents;
  private final Moments moments;

  CameraApi(Site site, CameraDocuments documents, Moments moments) {
    this.site = site;
    this.documents = documents;
    this.moments = moments;
  }

  Answer camera(CameraState camera, Parameters parameters) throws Problem {
    parameters.allow();
    return Answer.json(documents.of(camera));
  }

  Answer timeline(CameraState camera, Parameters parameters) throws Problem {
    parameters.allow(SECONDS, BUCKETS, END);
    int seconds = parameters.integer(SECONDS, 1, MAX_SECONDS, MAX_SECONDS);
    int buckets = parameters.integer(BUCKETS, 1, MAX_BUCKETS, USUAL_BUCKETS);
    Span span = Span.endingAt(end(camera, parameters), seconds, buckets);
    List<RefusedRecord> refused =
        site.deadLetters()
            .newestFirst(
                record -> record.camera().equals(Optional.of(camera.id())),
                span.toMillis(),
                Integer.MAX_VALUE);
    return Answer.json(
        camera
            .history(history -> Timeline.of(history, span))
            .withDeadLetters(refused)
            .document(camera.id(), camera.events(EventBook::all), newestMillis(camera)));
  }

  Answer trace(CameraState camera, Parameters parameters) throws Problem {
    parameters.allow(SECONDS, END);
    int seconds = parameters.integer(SECONDS, 1, MAX_SECONDS, USUAL_TRACE_SECONDS);
    long end = end(camera, parameters);
    return Answer.json(
        camera.history(history -> CameraTrace.of(camera.id(), history, end, seconds)));
  }

  Answer moment(CameraState camera, Parameters parameters) throws Problem {
    parameters.allow(AT, FRAME);
    Optional<Instant> at = parameters.instant(AT);
    OptionalLong frame = parameters.number(FRAME, 0, MAX_FRAME);
    if (at.isPresent() == frame.isPresent()) {
      throw Problem.badRequest(
          "a moment is asked for by at=INSTANT or by frame=NUMBER, one of them");
    }
    Optional<MomentDocument> moment =
        at.isPresent()
            ? moments.at(camera, at.get().toEpochMilli())
            : moments.ofFrame(camera, frame.orElseThrow());
    return Answer.json(
        moment.orElseThrow(
            () ->
                Problem.noSuchMoment(
                    at.isPresent()
                        ? "no answered frame of camera %s is kept within a minute of %s"
                            .formatted(camera.id(), at.get())
                        : "frame %d of camera %s is not among the answered frames that are kept"
                            .formatted(frame.orElseThrow(), camera.id()))));
  }

  static long newestMillis(CameraState camera) {
    return camera.newest().map(AnsweredFrame::capturedAtMillis).orElse(0L);
  }

  private static long end(CameraState camera, Parameters parameters) throws Problem {
    return parameters.instant(END).map(Instant::toEpochMilli).orElseGet(() -> newestMillis(camera));
  }
}
