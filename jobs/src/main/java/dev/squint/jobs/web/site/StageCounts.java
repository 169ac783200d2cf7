package dev.squint.jobs.web.site;

import dev.squint.core.cascade.DecidedBy;

/**
 * How many frames each stage decided.
 *
 * @param byStage indexed by {@link DecidedBy#ordinal()}; owned, not copied, not to be modified
 */
@SuppressWarnings("EnumOrdinal") // counts live in this process alone
public record StageCounts(long[] byStage) {
  /** No frame. */
  public static StageCounts none() {
    return new StageCounts(new long[DecidedBy.values().length]);
  }

  /** Counts one frame more. */
  void count(DecidedBy stage) {
    byStage[stage.ordinal()]++;
  }

  public long of(DecidedBy stage) {
    return byStage[stage.ordinal()];
  }

  public long total() {
    long total = 0;
    for (long count : byStage) {
      total += count;
    }
    return total;
  }

  /** The share of frames that the reference model looked at; NaN of no frame. */
  public double referenceShare() {
    long total = total();
    return total == 0 ? Double.NaN : (double) of(DecidedBy.REFERENCE_MODEL) / total;
  }

  /** Frames that the reference model did not have to look at. */
  public long saved() {
    return total() - of(DecidedBy.REFERENCE_MODEL);
  }

  /** The sum of both. */
  public StageCounts plus(StageCounts other) {
    long[] sums = byStage.clone();
    for (int stage = 0; stage < sums.length; stage++) {
      sums[stage] += other.byStage[stage];
    }
    return new StageCounts(sums);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StageCounts that && java.util.Arrays.equals(byStage, that.byStage);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(byStage);
  }
}
