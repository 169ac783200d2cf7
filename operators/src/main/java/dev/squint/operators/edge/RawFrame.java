package dev.squint.operators.edge;

/**
 * One record of a frames topic as it came, good or bad: the filter judges it.
 *
 * @param camera the camera that the topic is named after; empty when it is named after none
 * @param topic where the record stood
 * @param partition where the record stood; frames of a camera stand in partition 0
 * @param offset where the record stood; the frame's identity within the camera
 * @param timestampMillis when the camera took the frame, as the producer says, milliseconds since
 *     the epoch
 * @param sequence the producer's own count, or {@link #NO_SEQUENCE}
 * @param image the encoded frame; empty when the record holds none; owned, not to be modified
 * @param preview the small JPEG beside it; empty when there is none; owned, not to be modified
 * @param luma the preview's luma as {@link dev.squint.core.frame.PlainLuma}; empty when there is
 *     none; owned, not to be modified
 */
public record RawFrame(
    String camera,
    String topic,
    int partition,
    long offset,
    long timestampMillis,
    long sequence,
    byte[] image,
    byte[] preview,
    byte[] luma) {
  /** The value of {@code sequence} of a frame without such a count. */
  public static final long NO_SEQUENCE = -1;
}
