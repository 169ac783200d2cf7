package dev.squint.jobs.offline;

/**
 * The frames of a recording that a command is about.
 *
 * @param start index of the first
 * @param end index after the last; {@code Long.MAX_VALUE} for the recording's end
 */
public record FrameRange(long start, long end) {
  /** The whole recording. */
  public static final FrameRange ALL = new FrameRange(0, Long.MAX_VALUE);

  public FrameRange {
    if (start < 0) {
      throw new IllegalArgumentException("the first frame cannot be negative: " + start);
    }
    if (end <= start) {
      throw new IllegalArgumentException(
          "frames from %d to %d are none: the end must be above the start".formatted(start, end));
    }
  }
}
