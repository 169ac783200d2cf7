package dev.squint.jobs.query;

import dev.squint.core.json.Json;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.DetectionRecord.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Detections as rows: one a frame and query. */
public final class DetectionView implements ResultView {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("camera", 12),
          new ResultColumn("frame", 8),
          new ResultColumn("capturedAt", 24),
          new ResultColumn("query", 12),
          new ResultColumn("present", 7),
          new ResultColumn("score", 5),
          new ResultColumn("decidedBy", 19),
          new ResultColumn("plan", 16));

  private final ResultFilter filter;

  /** The detections that {@code filter} wants. */
  public DetectionView(ResultFilter filter) {
    this.filter = filter;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> message, Consumer<ResultRow> rows) {
    DetectionRecord detection = read(message);
    if (!filter.wantsCamera(detection.camera())
        || !filter.wantsTime(detection.capturedAt(), detection.capturedAt())) {
      return;
    }
    for (Verdict verdict : detection.verdicts()) {
      boolean present = Boolean.TRUE.equals(verdict.present());
      if (filter.wantsQuery(verdict.query()) && (present || !filter.presentOnly())) {
        rows.accept(row(detection, verdict));
      }
    }
  }

  private static ResultRow row(DetectionRecord detection, Verdict verdict) {
    DetectionRecord alone =
        new DetectionRecord(
            detection.schema(),
            detection.camera(),
            detection.frame(),
            detection.capturedAt(),
            detection.plan(),
            List.of(verdict),
            detection.objects(),
            detection.evidence(),
            detection.timing());
    Boolean present = verdict.present();
    Float score = verdict.score();
    return new ResultRow(
        List.of(
            detection.camera(),
            Long.toString(detection.frame()),
            detection.capturedAt().toString(),
            verdict.query(),
            present == null ? "" : present ? "yes" : "no",
            score == null ? "" : String.format(Locale.ROOT, "%.3f", score),
            verdict.decidedBy().name(),
            detection.plan()),
        alone);
  }

  private static DetectionRecord read(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Json.mapper().readValue(message.value(), DetectionRecord.class);
    } catch (IOException e) {
      throw UnknownRecords.of(message, "detection", e);
    }
  }
}
