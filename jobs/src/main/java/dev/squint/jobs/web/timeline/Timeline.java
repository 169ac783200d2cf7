package dev.squint.jobs.web.timeline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.document.NumberColumn;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import dev.squint.jobs.web.history.QueryAnswer;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.RefusedRecord;
import dev.squint.jobs.web.timeline.TimelineDocument.Differences;
import dev.squint.jobs.web.timeline.TimelineDocument.PlanFrom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sums a camera's history up in buckets. Mutable; one thread; used once. */
public final class Timeline {
  private final Span span;
  private final int[] frames;
  private final Map<DecidedBy, int[]> stages = new EnumMap<>(DecidedBy.class);
  private final Differences difference;
  private final Map<String, QueryBuckets> queries = new LinkedHashMap<>();
  private final int[] deadLetters;
  private final List<PlanFrom> plans = new ArrayList<>();

  private Timeline(Span span) {
    this.span = span;
    int buckets = span.buckets();
    frames = new int[buckets];
    deadLetters = new int[buckets];
    difference =
        new Differences(
            new NumberColumn(buckets), new NumberColumn(buckets), new NumberColumn(buckets));
    for (DecidedBy stage : DecidedBy.values()) {
      stages.put(stage, new int[buckets]);
    }
  }

  /** What a camera's history holds of a span. */
  public static Timeline of(FrameHistory history, Span span) {
    Timeline timeline = new Timeline(span);
    long end = history.firstAtOrAfter(span.toMillis());
    for (long place = history.firstAtOrAfter(span.fromMillis()); place < end; place++) {
      timeline.add(history.get(place));
    }
    return timeline;
  }

  /** Adds the dead letters of the camera. */
  public Timeline withDeadLetters(List<RefusedRecord> records) {
    for (RefusedRecord record : records) {
      if (span.holds(record.atMillis())) {
        deadLetters[span.bucketOf(record.atMillis())]++;
      }
    }
    return this;
  }

  /**
   * The document.
   *
   * @param events of the camera
   * @param newestMillis capture time of the camera's newest answer
   */
  public TimelineDocument document(String camera, List<PresenceStretch> events, long newestMillis) {
    return new TimelineDocument(
        camera,
        Instant.ofEpochMilli(span.fromMillis()),
        Instant.ofEpochMilli(span.toMillis()),
        span.bucketMillis(),
        span.starts(),
        frames,
        stages,
        difference,
        List.copyOf(queries.values()),
        deadLetters,
        events.stream()
            .filter(event -> event.overlaps(span.fromMillis(), span.toMillis()))
            .map(event -> EventDocument.of(event, newestMillis))
            .toList(),
        plans);
  }

  private void add(AnsweredFrame frame) {
    int bucket = span.bucketOf(frame.capturedAtMillis());
    frames[bucket]++;
    Objects.requireNonNull(stages.get(frame.decidedBy()))[bucket]++;
    difference.max().raise(bucket, frame.difference());
    difference.threshold().set(bucket, frame.differenceThreshold());
    if (frame.differenceThreshold() > 0) {
      difference.maxRatio().raise(bucket, frame.difference() / frame.differenceThreshold());
    }
    for (QueryAnswer answer : frame.answers()) {
      queries
          .computeIfAbsent(answer.query(), query -> QueryBuckets.of(query, span.buckets()))
          .add(bucket, frame.decidedBy(), answer);
    }
    if (plans.isEmpty() || !plans.get(plans.size() - 1).plan().equals(frame.plan())) {
      plans.add(new PlanFrom(frame.plan(), Instant.ofEpochMilli(frame.capturedAtMillis())));
    }
  }
}
