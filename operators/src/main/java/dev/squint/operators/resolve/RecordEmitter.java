package dev.squint.operators.resolve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.json.Json;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.core.timeline.TimelinePoint;
import dev.squint.core.wire.DetectionJson;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.metrics.CascadeMetrics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/**
 * Makes output records of what one call of a resolver hands on.
 *
 * @param camera the camera
 * @param queries the plan's, in order
 * @param emittedAt the time of the call
 * @param counters count what is emitted
 * @param out takes the records
 * @param frames told each frame whose record is written
 */
record RecordEmitter(
    String camera,
    List<Query> queries,
    Instant emittedAt,
    CascadeMetrics.ResolverCamera counters,
    Collector<OutputRecord> out,
    Consumer<DecidedFrame> frames)
    implements ResolvedListener {
  private static final ObjectWriter EVENTS = Json.mapper().writerFor(EventRecord.class);

  @Override
  public void onFrame(DecidedFrame frame) {
    counters.countFrame(frame.decidedBy(), emittedAt.toEpochMilli() - frame.capturedAtMillis());
    byte[] json = DetectionJson.write(DetectionRecord.of(frame, queries, emittedAt));
    out.collect(OutputRecord.of(Kind.DETECTION, camera, frame.capturedAtMillis(), json));
    frames.accept(frame);
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    TimelinePoint at = event.isStart() ? event.start() : event.end();
    String query = queries.get(queryIndex).name();
    counters.countEvent(query, event.isStart());
    byte[] json = write(EVENTS, EventRecord.of(camera, query, plan, event));
    out.collect(OutputRecord.of(Kind.EVENT, camera, at.capturedAtMillis(), json));
  }

  private static byte[] write(ObjectWriter writer, Object record) {
    try {
      return writer.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a record can always be written as JSON", e);
    }
  }
}
