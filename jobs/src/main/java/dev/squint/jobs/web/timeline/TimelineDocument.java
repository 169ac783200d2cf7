package dev.squint.jobs.web.timeline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.document.NumberColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A camera's last hour, bucket by bucket: columns of equal length, oldest first.
 *
 * @param startMillis when each bucket begins, milliseconds since the epoch; owned
 * @param frames answered; owned
 * @param stages how many frames each stage decided
 * @param deadLetters owned
 * @param events that overlap the span, oldest first
 * @param plans which plan decided from when on
 */
@SuppressWarnings("ArrayRecordComponent") // written to JSON and never compared
public record TimelineDocument(
    String camera,
    Instant from,
    Instant to,
    long bucketMillis,
    long[] startMillis,
    int[] frames,
    Map<DecidedBy, int[]> stages,
    Differences difference,
    List<QueryBuckets> queries,
    int[] deadLetters,
    List<EventDocument> events,
    List<PlanFrom> plans) {
  /**
   * What the difference detector measured.
   *
   * @param max the greatest difference
   * @param threshold at the bucket's last frame
   * @param maxRatio the greatest difference over its threshold
   */
  public record Differences(NumberColumn max, NumberColumn threshold, NumberColumn maxRatio) {}

  /** From when on a plan decided. */
  public record PlanFrom(String plan, Instant from) {}
}
