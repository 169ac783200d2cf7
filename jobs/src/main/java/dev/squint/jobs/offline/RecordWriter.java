package dev.squint.jobs.offline;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns what a cascade decided into the records of the topics {@code detections} and {@code
 * events}.
 */
final class RecordWriter implements ResolvedListener {
  private final String camera;
  private final List<Query> queries;
  private final Consumer<DetectionRecord> detections;
  private final Consumer<EventRecord> events;

  RecordWriter(
      String camera,
      List<Query> queries,
      Consumer<DetectionRecord> detections,
      Consumer<EventRecord> events) {
    this.camera = camera;
    this.queries = queries;
    this.detections = detections;
    this.events = events;
  }

  @Override
  public void onFrame(DecidedFrame frame) {
    Instant emittedAt = Instant.ofEpochMilli(frame.capturedAtMillis());
    detections.accept(DetectionRecord.of(frame, queries, emittedAt));
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    events.accept(EventRecord.of(camera, queries.get(queryIndex).name(), plan, event));
  }
}
