package dev.squint.jobs.ingest;

/**
 * A frame as it is sent.
 *
 * @param jpeg the frame; owned
 * @param preview its preview as a small JPEG; owned
 * @param luma the preview's luma as {@link dev.squint.core.frame.PlainLuma}; empty to send none;
 *     owned
 * @param sequence the producer's count
 * @param capturedAtMillis milliseconds since the epoch
 */
public record EncodedFrame(
    byte[] jpeg, byte[] preview, byte[] luma, long sequence, long capturedAtMillis) {}
