package dev.squint.video.source;

/**
 * A frame as its producer encoded it.
 *
 * @param bytes a whole JPEG or PNG; owned by this record, not to be modified
 * @param preview the small JPEG beside it; empty when there is none
 * @param luma that preview's luma, uncompressed, beside it; empty when there is none
 */
public record SentFrame(byte[] bytes, byte[] preview, byte[] luma) {}
