package dev.squint.jobs.bench.load;

/**
 * What a load has done since its last order, and before.
 *
 * @param sentInAll frames handed to the broker's client since the load began
 * @param sent frames handed to the broker's client
 * @param late of these, sent more than 100 milliseconds after they were due
 * @param lost frames that were due and not sent, because the sender was a second behind
 * @param failed frames that the broker did not take
 * @param worstLateMillis how much after its time the latest one was sent
 */
public record LoadStatus(
    long sentInAll, long sent, long late, long lost, long failed, double worstLateMillis) {
  /** Largest share of frames that may be late, lost or failed. */
  private static final double TOLERATED_SHARE = 0.01;

  /** Whether the sender kept its pace, so that what is measured is not the sender. */
  public boolean keptPace() {
    return late + lost + failed <= TOLERATED_SHARE * (sent + lost);
  }
}
