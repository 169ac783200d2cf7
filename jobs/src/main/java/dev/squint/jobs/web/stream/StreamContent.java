package dev.squint.jobs.web.stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.squint.jobs.web.document.DeadLetterDocument;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.site.Bulletin;
import dev.squint.jobs.web.site.Bulletin.DeadLetterNotice;
import dev.squint.jobs.web.site.Bulletin.EventNotice;
import dev.squint.jobs.web.site.Bulletin.Notice;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.timeline.Trace;
import dev.squint.jobs.web.timeline.TraceDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one stream has told, and what it is to tell next. It keeps places in what the site keeps, so
 * that a stream that falls behind passes over what is old and costs no memory. One thread at a
 * time.
 */
final class StreamContent {
  private static final long OVERVIEW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long DETECTIONS_NANOS = Duration.ofMillis(500).toNanos();
  private static final long ALIVE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final int MAX_DETECTIONS = 500;
  private static final long NEVER = Long.MIN_VALUE;

  private final Site site;
  private final Overviews overviews;
  private final Watch watch;
  private final long frameNanos;

  private final Map<String, Announced> announced = new HashMap<>();
  private final Map<String, Long> places = new HashMap<>();
  private long nextNotice;
  private long overviewAt = NEVER;
  private long detectionsAt = NEVER;
  private long saidAt;

  StreamContent(Site site, Overviews overviews, Watch watch, long nowNanos) {
    this.site = site;
    this.overviews = overviews;
    this.watch = watch;
    frameNanos = (long) (TimeUnit.SECONDS.toNanos(1) / watch.rate());
    nextNotice = site.bulletin().next();
    saidAt = nowNanos;
    for (String camera : watch.detections()) {
      site.camera(camera).ifPresent(state -> places.put(camera, state.history(FrameHistory::end)));
    }
  }

  /** The frame of a camera that was announced last, and when. */
  private record Announced(long frame, long atNanos) {}

  /** The newest frames of some cameras. */
  private record Frames(List<FrameDocument> frames) {}

  /** Frames of one camera, and how many before them were left out. */
  private record Detections(String camera, long skipped, @JsonUnwrapped TraceDocument columns) {}

  /** How many messages were left out. */
  private record Dropped(long messages) {}

  /** Adds what there is to tell now. */
  void tell(MessageBuffer out, long nowNanos) {
    if (isDue(overviewAt, OVERVIEW_NANOS, nowNanos)) {
      out.add("overview", overviews.json());
      overviewAt = nowNanos;
    }
    tellFrames(out, nowNanos);
    if (isDue(detectionsAt, DETECTIONS_NANOS, nowNanos)) {
      watch.detections().forEach(camera -> tellDetections(out, camera));
      detectionsAt = nowNanos;
    }
    tellNotices(out);
    if (!out.isEmpty()) {
      saidAt = nowNanos;
    } else if (nowNanos - saidAt >= ALIVE_NANOS) {
      out.text(": alive\n\n");
      saidAt = nowNanos;
    }
  }

  private static boolean isDue(long lastNanos, long periodNanos, long nowNanos) {
    return lastNanos == NEVER || nowNanos - lastNanos >= periodNanos;
  }

  private void tellFrames(MessageBuffer out, long nowNanos) {
    List<FrameDocument> news = new ArrayList<>();
    for (CameraState camera : site.cameras()) {
      if (!watch.announces(camera.id())) {
        continue;
      }
      Announced last = announced.get(camera.id());
      if (last != null && nowNanos - last.atNanos() < frameNanos) {
        continue;
      }
      camera
          .newest()
          .filter(newest -> last == null || newest.frame() != last.frame())
          .ifPresent(newest -> news.add(announce(camera, newest, nowNanos)));
    }
    if (!news.isEmpty()) {
      out.add("frames", new Frames(news));
    }
  }

  private FrameDocument announce(CameraState camera, AnsweredFrame newest, long nowNanos) {
    announced.put(camera.id(), new Announced(newest.frame(), nowNanos));
    return FrameDocument.of(camera, newest);
  }

  private void tellDetections(MessageBuffer out, String id) {
    site.camera(id)
        .map(camera -> camera.history(history -> detections(id, history)))
        .filter(detections -> detections.columns().frame().length > 0)
        .ifPresent(detections -> out.add("detections", detections));
  }

  private Detections detections(String camera, FrameHistory history) {
    long next = places.getOrDefault(camera, history.end());
    long begin = Math.max(Math.max(next, history.begin()), history.end() - MAX_DETECTIONS);
    places.put(camera, history.end());
    return new Detections(camera, begin - next, Trace.of(history, begin, history.end()));
  }

  private void tellNotices(MessageBuffer out) {
    Bulletin.Reading reading = site.bulletin().since(nextNotice);
    nextNotice = reading.next();
    if (reading.missed() > 0) {
      out.add("dropped", new Dropped(reading.missed()));
    }
    for (Notice notice : reading.notices()) {
      if (notice instanceof EventNotice event) {
        out.add("event", document(event));
      } else if (notice instanceof DeadLetterNotice letter) {
        out.add("dead-letter", DeadLetterDocument.of(letter.record()));
      }
    }
  }

  private EventDocument document(EventNotice notice) {
    long newest =
        site.camera(notice.event().camera())
            .flatMap(CameraState::newest)
            .map(AnsweredFrame::capturedAtMillis)
            .orElse(0L);
    return EventDocument.of(notice.event(), newest);
  }
}
