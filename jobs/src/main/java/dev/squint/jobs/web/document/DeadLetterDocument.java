package dev.squint.jobs.web.document;

import dev.squint.jobs.web.site.RefusedRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One dead letter. */
public record DeadLetterDocument(
    Instant at,
    @Nullable String camera,
    String reason,
    String message,
    @Nullable String topic,
    @Nullable Long partition,
    @Nullable Long offset,
    int bytes) {
  public static DeadLetterDocument of(RefusedRecord record) {
    return new DeadLetterDocument(
        Instant.ofEpochMilli(record.atMillis()),
        record.camera().orElse(null),
        record.reason(),
        record.message(),
        record.topic().orElse(null),
        Numbers.orNull(record.partition()),
        Numbers.orNull(record.offset()),
        record.bytes());
  }
}
