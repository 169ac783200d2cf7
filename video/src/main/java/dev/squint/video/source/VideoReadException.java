package dev.squint.video.source;

/**
 * Thrown when a video cannot be opened or breaks off; the message is one line for the user and
 * names the video, the rule and where it broke.
 */
public final class VideoReadException extends Exception {
  private static final long serialVersionUID = 1L;

  public VideoReadException(String message) {
    super(message);
  }

  public VideoReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
