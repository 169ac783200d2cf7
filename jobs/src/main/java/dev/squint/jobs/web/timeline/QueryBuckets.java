package dev.squint.jobs.web.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.document.NumberColumn;
import dev.squint.jobs.web.history.QueryAnswer;

/**
 * One query's presence and scores, bucket by bucket. Mutable while it is filled.
 *
 * @param presentShare share of the verdicts that say present, unresolved ones left out
 * @param lower the threshold at the bucket's last frame
 * @param upper the threshold at the bucket's last frame
 * @param counts verdicts and those that say present; owned
 */
public record QueryBuckets(
    String query,
    NumberColumn presentShare,
    NumberColumn lower,
    NumberColumn upper,
    Range specialized,
    Range reference,
    @JsonIgnore int[][] counts) {
  /** The least and the greatest score of each bucket. */
  public record Range(NumberColumn min, NumberColumn max) {
    static Range ofLength(int length) {
      return new Range(new NumberColumn(length), new NumberColumn(length));
    }

    void add(int bucket, float score) {
      min.lower(bucket, score);
      max.raise(bucket, score);
    }
  }

  static QueryBuckets of(String query, int buckets) {
    return new QueryBuckets(
        query,
        new NumberColumn(buckets),
        new NumberColumn(buckets),
        new NumberColumn(buckets),
        Range.ofLength(buckets),
        Range.ofLength(buckets),
        new int[2][buckets]);
  }

  void add(int bucket, DecidedBy stage, QueryAnswer answer) {
    if (answer.presence() != Presence.UNKNOWN) {
      counts[0][bucket]++;
      counts[1][bucket] += answer.presence() == Presence.PRESENT ? 1 : 0;
      presentShare.set(bucket, (float) counts[1][bucket] / counts[0][bucket]);
    }
    lower.set(bucket, answer.lower());
    upper.set(bucket, answer.upper());
    specialized.add(bucket, answer.specialized());
    if (stage == DecidedBy.REFERENCE_MODEL) {
      reference.add(bucket, answer.score());
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
