package dev.squint.jobs.web.timeline;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.jobs.web.document.NumberColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames one by one: columns of equal length, oldest first.
 *
 * @param frame numbers; owned
 * @param capturedAtMillis milliseconds since the epoch; owned
 * @param sameAs the frame whose label a frame took; null where the label is its own
 */
@SuppressWarnings("ArrayRecordComponent") // written to JSON and never compared
public record TraceDocument(
    long[] frame,
    long[] capturedAtMillis,
    List<DecidedBy> decidedBy,
    List<@Nullable Long> sameAs,
    NumberColumn difference,
    NumberColumn differenceThreshold,
    List<QueryTrace> queries) {
  /**
   * One query's answers.
   *
   * @param present null where unresolved, or where the query was not asked
   * @param score of the verdict
   * @param specialized what the specialized model said of this very frame
   * @param lower a specialized score below means absent
   * @param upper a specialized score above means present
   * @param reference what the reference model said of this very frame
   */
  public record QueryTrace(
      String query,
      List<@Nullable Boolean> present,
      NumberColumn score,
      NumberColumn specialized,
      NumberColumn lower,
      NumberColumn upper,
      NumberColumn reference) {}
}
