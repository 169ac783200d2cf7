package dev.squint.jobs.web.document;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.jobs.web.LiveError;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A live error with its 95% intervals.
 *
 * @param frames most frames of a query that were compared
 */
public record ErrorRates(long frames, List<QueryRates> queries) {
  private static final double CONFIDENCE = 0.95;

  /** The rates of one query; null where no frame was present (or absent) in truth. */
  public record QueryRates(
      String query,
      long frames,
      @Nullable Double falseNegativeRate,
      double falseNegativeRateLower,
      double falseNegativeRateUpper,
      @Nullable Double falsePositiveRate,
      double falsePositiveRateLower,
      double falsePositiveRateUpper) {}

  /** The rates of these counts; null when there are none. */
  public static @Nullable ErrorRates of(Map<String, PresenceCounts> counts) {
    return counts.isEmpty()
        ? null
        : of(
            counts.entrySet().stream()
                .map(entry -> rates(entry.getKey(), entry.getValue()))
                .toList());
  }

  public static ErrorRates of(LiveError error) {
    return of(error.queries().stream().map(query -> rates(query.query(), query.counts())).toList());
  }

  private static ErrorRates of(List<QueryRates> queries) {
    return new ErrorRates(queries.stream().mapToLong(QueryRates::frames).max().orElse(0), queries);
  }

  private static QueryRates rates(String query, PresenceCounts counts) {
    BinomialInterval negatives =
        BinomialInterval.of(counts.falseNegatives(), counts.present(), CONFIDENCE);
    BinomialInterval positives =
        BinomialInterval.of(counts.falsePositives(), counts.absent(), CONFIDENCE);
    return new QueryRates(
        query,
        counts.total(),
        Numbers.orNull(counts.falseNegativeRate()),
        negatives.lower(),
        negatives.upper(),
        Numbers.orNull(counts.falsePositiveRate()),
        positives.lower(),
        positives.upper());
  }
}
