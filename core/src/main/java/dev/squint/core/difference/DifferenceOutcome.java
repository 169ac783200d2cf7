package dev.squint.core.difference;

/**
 * What a difference detector says of one preview.
 *
 * @param difference the measured difference; NaN when there was nothing to compare with
 * @param sameAs the frame whose label this frame takes, or {@link #LET_THROUGH}
 */
public record DifferenceOutcome(double difference, long sameAs) {
  /** The value of {@code sameAs} for a frame that needs an answer of its own. */
  public static final long LET_THROUGH = -1;

  public boolean isLetThrough() {
    return sameAs == LET_THROUGH;
  }

  static DifferenceOutcome letThrough(double difference) {
    return new DifferenceOutcome(difference, LET_THROUGH);
  }
}
