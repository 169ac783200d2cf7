package dev.squint.video.synthetic.light;

/**
 * Tells the time of the simulated day at a time of the stream.
 *
 * @param startSeconds time of day at frame 0, in seconds
 * @param daySeconds how long a simulated day lasts in stream time
 */
public record DayClock(double startSeconds, double daySeconds) {
  private static final double REAL_DAY = 86_400;

  /** Seconds of the simulated calendar since midnight of day 0. */
  public double simulatedSeconds(double streamSeconds) {
    return startSeconds + streamSeconds * REAL_DAY / daySeconds;
  }

  /** The hour of the day in {@code [0, 24)}. */
  public double hour(double streamSeconds) {
    double seconds = simulatedSeconds(streamSeconds);
    return (seconds - Math.floor(seconds / REAL_DAY) * REAL_DAY) / 3600;
  }

  /** Days since day 0. */
  public long day(double streamSeconds) {
    return (long) Math.floor(simulatedSeconds(streamSeconds) / REAL_DAY);
  }
}
