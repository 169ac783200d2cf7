package dev.squint.core.frame;

/**
 * Thrown when bytes that should be a frame are not: the caller sends them to the dead letters and
 * goes on. Carries a {@link Reason} for counters and a message for people.
 */
public final class UnreadableFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a frame could not be used; the lower-case name with dashes is what users see. */
  public enum Reason {
    /** The record holds no bytes. */
    EMPTY,
    /** The bytes are neither JPEG nor PNG. */
    NOT_AN_IMAGE,
    /** The image ends before its end marker. */
    TRUNCATED,
    /** The image has more bytes or pixels than the limit. */
    TOO_LARGE,
    /** The header is sound, yet the decoder refused the pixels. */
    UNDECODABLE,
    /** The frame came from another partition than 0 of its camera's topic. */
    WRONG_PARTITION,
    /** The topic name does not end in a camera id. */
    UNKNOWN_CAMERA;

    /**
     * The name as it stands in dead-letter headers and metrics, for example {@code not-an-image}.
     */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  public UnreadableFrameException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
