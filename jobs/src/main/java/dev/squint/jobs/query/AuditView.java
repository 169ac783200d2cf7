package dev.squint.jobs.query;

import dev.squint.core.json.Json;
import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.AuditRecord.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Audits as rows: one a frame and query. */
public final class AuditView implements ResultView {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("camera", 12),
          new ResultColumn("frame", 10),
          new ResultColumn("capturedAt", 24),
          new ResultColumn("query", 12),
          new ResultColumn("answered", 8),
          new ResultColumn("decidedBy", 19),
          new ResultColumn("reference", 9),
          new ResultColumn("rate", 6),
          new ResultColumn("plan", 0));

  private final ResultFilter filter;

  /** The audits that {@code filter} wants; present ones are those where either answer is. */
  public AuditView(ResultFilter filter) {
    this.filter = filter;
  }

  @Override
  public List<ResultColumn> columns() {
    return COLUMNS;
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> message, Consumer<ResultRow> rows) {
    AuditRecord audit = read(message);
    if (!filter.wantsCamera(audit.camera())
        || !filter.wantsTime(audit.capturedAt(), audit.capturedAt())) {
      return;
    }
    for (Verdict verdict : audit.verdicts()) {
      boolean present = verdict.answered() || verdict.reference();
      if (filter.wantsQuery(verdict.query()) && (present || !filter.presentOnly())) {
        rows.accept(row(audit, verdict));
      }
    }
  }

  private static ResultRow row(AuditRecord audit, Verdict verdict) {
    AuditRecord alone =
        new AuditRecord(
            audit.schema(),
            audit.id(),
            audit.camera(),
            audit.frame(),
            audit.capturedAt(),
            audit.plan(),
            audit.rate(),
            List.of(verdict));
    return new ResultRow(
        List.of(
            audit.camera(),
            Long.toString(audit.frame()),
            audit.capturedAt().toString(),
            verdict.query(),
            verdict.answered() ? "yes" : "no",
            verdict.decidedBy().name(),
            verdict.reference() ? "yes" : "no",
            Double.toString(audit.rate()),
            audit.plan()),
        alone);
  }

  private static AuditRecord read(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Json.mapper().readValue(message.value(), AuditRecord.class);
    } catch (IOException e) {
      throw UnknownRecords.of(message, "audit", e);
    }
  }
}
