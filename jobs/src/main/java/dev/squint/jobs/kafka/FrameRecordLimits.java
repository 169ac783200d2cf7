package dev.squint.jobs.kafka;

import dev.squint.core.frame.EncodedImage;

/** The sizes that topics, producers, consumers and the broker are set for, in bytes. */
public final class FrameRecordLimits {
  /** Room for key, headers (the preview among them) and the batch around a frame. */
  private static final int OVERHEAD_BYTES = 1024 * 1024;

  /** Largest record batch: the largest frame with what lies around it. */
  public static final int MAX_RECORD_BYTES = EncodedImage.MAX_BYTES + OVERHEAD_BYTES;

  private FrameRecordLimits() {}
}
