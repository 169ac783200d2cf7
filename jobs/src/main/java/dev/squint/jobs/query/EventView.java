package dev.squint.jobs.query;

import dev.squint.core.json.Json;
import dev.squint.core.wire.EventRecord;
import dev.squint.core.wire.EventRecord.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Events as rows: one an event when reading to the end, ordered by start; one a start and one an
 * end when following.
 */
public final class EventView implements ResultView {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("camera", 12),
          new ResultColumn("query", 12),
          new ResultColumn("start", 24),
          new ResultColumn("end", 24),
          new ResultColumn("seconds", 9),
          new ResultColumn("startFrame", 10),
          new ResultColumn("endFrame", 8),
          new ResultColumn("reason", 0));

  private final ResultFilter filter;
  private final boolean following;
  private final Map<String, EventRecord> latest = new HashMap<>();

  /**
   * The events that {@code filter} wants.
   *
   * @param following whether each start and end is shown at once
   */
  public EventView(ResultFilter filter, boolean following) {
    this.filter = filter;
    this.following = following;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  /** An event that lasts into the wanted time may have started before it. */
  @Override
  public boolean needsHistory() {
    return true;
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> message, Consumer<ResultRow> rows) {
    EventRecord event = read(message);
    if (!filter.wantsCamera(event.camera()) || !filter.wantsQuery(event.query())) {
      return;
    }
    if (!following) {
      latest.merge(event.id(), event, EventView::further);
    } else if (isWanted(event)) {
      rows.accept(row(event));
    }
  }

  @Override
  public void finish(Consumer<ResultRow> rows) {
    latest.values().stream()
        .filter(this::isWanted)
        .sorted(
            Comparator.comparing((EventRecord event) -> event.start().capturedAt())
                .thenComparing(EventRecord::id))
        .map(EventView::row)
        .forEach(rows);
    latest.clear();
  }

  /** A start that is read again after a failure does not reopen its event. */
  private static EventRecord further(EventRecord earlier, EventRecord later) {
    return later.end() == null ? earlier : later;
  }

  private boolean isWanted(EventRecord event) {
    Moment end = event.end();
    Instant last = end == null ? Instant.MAX : end.capturedAt();
    return filter.wantsTime(event.start().capturedAt(), last);
  }

  private static ResultRow row(EventRecord event) {
    Moment start = event.start();
    Moment end = event.end();
    String reason = event.reason();
    return new ResultRow(
        List.of(
            event.camera(),
            event.query(),
            start.capturedAt().toString(),
            end == null ? "open" : end.capturedAt().toString(),
            end == null ? "" : seconds(Duration.between(start.capturedAt(), end.capturedAt())),
            Long.toString(start.frame()),
            end == null ? "" : Long.toString(end.frame()),
            reason == null ? "" : reason),
        event);
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.3f", span.toMillis() / 1e3);
  }

  private static EventRecord read(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Json.mapper().readValue(message.value(), EventRecord.class);
    } catch (IOException e) {
      throw UnknownRecords.of(message, "event", e);
    }
  }
}
