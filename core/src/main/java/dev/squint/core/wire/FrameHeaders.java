package dev.squint.core.wire;

/** Names of the Kafka record headers that Squint reads and writes. */
public final class FrameHeaders {
  /** Of a frame: the producer's own count, decimal, which shows gaps. Optional. */
  public static final String SEQUENCE = "squint-sequence";

  /** Of a frame: a small JPEG of it, made where the frame was decoded anyway. Optional. */
  public static final String PREVIEW = "squint-preview";

  /**
   * Of a frame: the luma of that preview as it decodes, in the form of {@link
   * dev.squint.core.frame.PlainLuma}. Optional, and of use to plans that look at no colours.
   */
  public static final String PREVIEW_LUMA = "squint-preview-luma";

  /** Of a dead letter: the reason, for example {@code truncated}. */
  public static final String DEAD_LETTER_REASON = "squint-reason";

  /** Of a dead letter: a sentence for people. */
  public static final String DEAD_LETTER_MESSAGE = "squint-message";

  /** Of a dead letter: the topic it came from. */
  public static final String DEAD_LETTER_TOPIC = "squint-topic";

  /** Of a dead letter: the partition it came from. */
  public static final String DEAD_LETTER_PARTITION = "squint-partition";

  /** Of a dead letter: the offset it came from. */
  public static final String DEAD_LETTER_OFFSET = "squint-offset";

  private FrameHeaders() {}
}
