package dev.squint.jobs.bench.load;

/**
 * Whether a job keeps up with a load: what is sent and not yet answered must not grow. Steps of a
 * job that answers at each checkpoint only are no growth.
 *
 * @param seconds from {@code start} to {@code end}, positive
 * @param start counts at the beginning
 * @param end counts at the end
 * @param stepSeconds between two steps of the answers; 0 when each comes at once
 */
public record KeepingUp(double seconds, Counts start, Counts end, double stepSeconds) {
  /** Growth, as a share of what was sent, that short stalls may cause. */
  static final double TOLERATED_SHARE = 0.05;

  /** What was sent and answered until one moment. */
  public record Counts(long sent, long answered) {
    long lag() {
      return sent - answered;
    }
  }

  /** Frames sent a second. */
  public double offeredPerSecond() {
    return (end.sent() - start.sent()) / seconds;
  }

  /** Frames answered a second. */
  public double answeredPerSecond() {
    return (end.answered() - start.answered()) / seconds;
  }

  /** Frames sent and not answered at the end. */
  public long lagFrames() {
    return end.lag();
  }

  /** Whether the job kept up; it cannot be said of a load that sent nothing. */
  public boolean holds() {
    long sent = end.sent() - start.sent();
    long growth = end.lag() - start.lag();
    return sent > 0 && growth <= TOLERATED_SHARE * sent + stepSeconds * offeredPerSecond();
  }
}
