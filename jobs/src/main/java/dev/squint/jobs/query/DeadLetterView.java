package dev.squint.jobs.query;

import dev.squint.core.wire.FrameHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Dead letters as rows: what they are and why, without their bytes. */
public final class DeadLetterView implements ResultView {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("camera", 12),
          new ResultColumn("at", 24),
          new ResultColumn("reason", 12),
          new ResultColumn("topic", 16),
          new ResultColumn("partition", 9),
          new ResultColumn("offset", 8),
          new ResultColumn("bytes", 8),
          new ResultColumn("message", 0));

  private final ResultFilter filter;

  /** The dead letters of the cameras and the time that {@code filter} wants. */
  public DeadLetterView(ResultFilter filter) {
    this.filter = filter;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> message, Consumer<ResultRow> rows) {
    String camera = text(message.key());
    Instant at = Instant.ofEpochMilli(message.timestamp());
    if (!filter.wantsCamera(camera) || !filter.wantsTime(at, at)) {
      return;
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("camera", camera);
    record.put("at", at);
    record.put("reason", header(message, FrameHeaders.DEAD_LETTER_REASON));
    record.put("topic", header(message, FrameHeaders.DEAD_LETTER_TOPIC));
    record.put("partition", header(message, FrameHeaders.DEAD_LETTER_PARTITION));
    record.put("offset", header(message, FrameHeaders.DEAD_LETTER_OFFSET));
    record.put("bytes", message.value() == null ? 0 : message.value().length);
    record.put("message", header(message, FrameHeaders.DEAD_LETTER_MESSAGE));
    rows.accept(new ResultRow(record.values().stream().map(Object::toString).toList(), record));
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
  }
}
