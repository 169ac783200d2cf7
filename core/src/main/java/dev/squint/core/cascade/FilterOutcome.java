package dev.squint.core.cascade;

/**
 * What the cheap stages say of one frame, before any model has looked at it.
 *
 * @param route where the frame goes next
 * @param position how many frames of this camera came before it
 * @param oldestFrameInUse labels of frames before this one will not be asked for again
 * @param sameAs for {@link Route#COPY} the frame whose label this one takes, else {@value #NONE}
 * @param difference what the difference detector measured; NaN when it did not or could not
 */
public record FilterOutcome(
    Route route, long position, long oldestFrameInUse, long sameAs, double difference) {
  /** The value of {@code sameAs} of a frame with a label of its own. */
  public static final long NONE = -1;

  /** The ways a frame can go. */
  public enum Route {
    /** Not looked at: copies the label of the last frame that was. */
    SKIP,
    /** Equal to an earlier frame: copies that one's label. */
    COPY,
    /** To the specialized model. */
    SCORE,
    /** To the reference model. */
    REFERENCE
  }
}
