package dev.squint.optimizer.evidence;

/**
 * A stretch of frames.
 *
 * @param start its first frame
 * @param end the frame after its last, not before {@code start}
 */
public record FrameSpan(int start, int end) {
  public FrameSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start <= end: %d, %d".formatted(start, end));
    }
  }

  public int length() {
    return end - start;
  }

  public boolean contains(int frame) {
    return frame >= start && frame < end;
  }
}
